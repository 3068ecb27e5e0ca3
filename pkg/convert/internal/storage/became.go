package storage

import (
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/convert/internal/units"
)

// becameMounts notes where the container of the unit has each mount, and of what.
func (u *member) becameMounts() {
	for _, m := range u.mounts {
		u.became(m, account.Container("volumeMounts["+m.Target+"]"))
		if m.Claim != nil {
			u.became(m, m.Claim.note())
		}
	}
	for _, c := range u.copies {
		u.became(c.From, account.Container("volumeMounts["+c.To.Target+"]"))
	}
}

// became notes what became of a mount where the unit asked for it: that may be an entry
// of volumes_from, which brings the mounts of another.
func (u *member) became(m *Mount, n account.Note) {
	if m.Unit == u.Unit {
		m.Became(n)
		return
	}
	if u.brought == nil {
		u.brought = map[units.Place]int{}
		for i, from := range slices.Backward(u.VolumesFrom) { // the first that brings it counts
			name, _, _ := strings.Cut(from, ":")
			if other := u.l.service(name); other != nil {
				for _, v := range other.allVolumes() {
					u.brought[v.Place] = i
				}
			}
		}
	}
	if i, ok := u.brought[m.Place]; ok {
		u.BecameItem("volumes_from", i, n)
	}
}

// note says what a claim is.
func (c *Claim) note() account.Note {
	if c.External {
		return account.Words("the claim %s, which is there", c.Name)
	}
	return account.Object("PersistentVolumeClaim", c.Name, "")
}

// becameContent notes the object that holds a secret or config, for the unit that mounts
// it.
func (u *member) becameContent(m *Mount, top topFile) {
	switch {
	case bool(top.External):
		m.Became(account.Words("the %s %s, which is there", top.kind, top.object()))
	case top.kind == objects.KindSecret && u.l.Spec.Secrets.Mode == api.SecretsReference:
		m.Became(account.Yours(top.object()))
	default:
		m.Became(account.Object(top.kind, top.object(), ""))
	}
}
