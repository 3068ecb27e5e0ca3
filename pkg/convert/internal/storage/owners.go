package storage

import (
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/convert/internal/users"
	"github.com/composesource/composesource/pkg/facts"
	"github.com/composesource/composesource/pkg/images"
)

// Owner is the one numeric user among those who mount a claim.
type Owner struct {
	users.User
	Alone bool // nobody else mounts it

	By     *units.Unit  // whose image says who, where Compose doesn't
	Teller *units.Unit  // whose image says anything of it
	Source facts.Source // of that
	Image  *facts.Owner // whose the directory is in the image
	AsRoot bool         // only root can give it away; see findOwner
}

// asImageSays notes whose the directory of the image is at which a claim is mounted,
// where the very image says so. Everyone in the group may write there otherwise:
// what goes by a name as a rule is another user in some version.
func (o *Owner) asImageSays(u *member, m *Mount) {
	if at := u.brings.At(m.Target); at.IsExact() && at.Value.Owner != nil && at.Value.Owner.User == o.ID {
		o.Image, o.Teller, o.Source = at.Value.Owner, u.Unit, at.Source
	}
}

// findOwners finds the owners of claims, and which of them hold the data of
// stores. Hooks run in the pods of their services, when nobody else does.
func (l *planner) findOwners() {
	several := map[*Claim]bool{}
	others := map[*Claim]bool{}
	for _, u := range l.members {
		if u.parent != nil {
			continue
		}
		user, source, numeric := u.account().Starts()
		for _, m := range u.mounts {
			switch k := m.Claim; {
			case k == nil:
			case !numeric:
				others[k] = true
				k.OfStore = k.OfStore || u.isRootStore()
			case k.Owner == nil:
				k.Owner = &Owner{User: user}
				if source.Known() || k.path != nil { // Docker leaves a directory of the host as it is
					k.Owner.asImageSays(u, m)
				}
				if source.Known() {
					k.Owner.By, k.Owner.Teller, k.Owner.Source = u.Unit, u.Unit, source
					others[k] = true
				}
			case k.Owner.ID != user.ID:
				several[k] = true
			}
		}
	}
	for _, k := range l.claims {
		switch {
		case several[k] || k.External || k.OfStore:
			k.Owner = nil
		case k.Owner != nil:
			k.Owner.Alone = !others[k]
		}
	}
}

// isRootStore reports whether a unit is a well-known store that starts as root and
// owns its data.
func (u *member) isRootStore() bool {
	return u.account().IsRoot() && u.Build == nil && images.IsStore(u.Image)
}
