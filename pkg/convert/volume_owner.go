package convert

import (
	"fmt"
	"strconv"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/users"
	"github.com/composesource/composesource/pkg/convert/internal/words"
	"github.com/composesource/composesource/pkg/facts"
	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/report"
)

// ownMark lies beside the data of a claim once somebody owns it.
const ownMark = fillRoot + "/.composesource-owner"

// ownScript makes $1, where the data of a claim lies, as the user that it runs as:
// the kubelet would make it root's, and initdb may not change the mode of what
// isn't its own. With $2, a umask, nobody else mounts the claim, so an empty
// directory of somebody else's is made anew; otherwise the group may write too,
// or everyone where the storage doesn't know the group.
//
// Nobody else needs the claim's group there, so with gives what there is gets the
// group of the user, $3, as Docker copies it from the image. What was there before the
// claim's group came had its modes widened by the kubelet, and RabbitMQ refuses a
// cookie that a group can read, so before that the group's bits become those of
// others: once, which the mark says.
//
// With exactly, the group $3 and the mode $4 are those that the image has there, and
// so those of a directory that is made.
//
// It never fails: a program that only reads may do without, and one that doesn't
// says more than this could.
func ownScript(exactly, gives bool) string {
	made, unless, give := "", "", ""
	if gives {
		give = ` -exec chgrp "$3" {} +`
	}
	if exactly {
		made = ` && { chgrp "$3" "$1"; chmod "$4" "$1"; made=yes; }`
		unless = `[ -n "$made" ] || `
	}
	return `cd ` + fillRoot + ` || exit 0
[ -g . ] && shared=002 || shared=000
umask ${2:-$shared}
case $1 in */*) mkdir -p "${1%/*}";; esac
if [ ! -e "$1" ]; then
  mkdir "$1"` + made + ` || [ -e "$1" ] || echo "$1 can't be made: does the storage follow fsGroup?"
elif [ -n "$2" ]; then
  [ -O "$1" ] || { rmdir "$1" && mkdir "$1"; } 2>/dev/null
fi
[ -z "$2" ] || ` + unless + `[ -e ` + ownMark + ` ] || find "${1%%/*}" ! -type l -exec chmod g=o,g-s {} +` + give + ` 2>/dev/null
echo owned > ` + ownMark + ` || :
`
}

// ownClaim adds the init container that makes the data of a claim belong to the
// one numeric user that mounts it. All pods that mount it have the same, because
// any of them can be the first.
func (u *unit) ownClaim(m *mount) {
	k := m.claim
	if k.owner == nil || k.subPath == "" || m.isFile() || u.parent != nil || u.owned[m.volume.Name+"/"+m.subPath] {
		return
	}
	if u.owned == nil {
		u.owned = map[string]bool{}
	}
	u.owned[m.volume.Name+"/"+m.subPath] = true
	name := u.ID + "-own-" + k.name
	if m.subPath != k.subPath {
		name += "-" + naming.ExactSlug(m.subPath)
	}
	exactly := k.owner.place != nil && m.subPath == k.subPath
	alone, gives := "", k.owner.alone && k.owner.Group != nil && k.owner.by == nil && !exactly
	if k.owner.alone {
		alone = "022"
	}
	command := []string{"sh", "-c", words.Literal(ownScript(exactly, gives)), "sh", words.Literal(m.subPath), alone}
	switch {
	case exactly:
		command = append(command, strconv.FormatInt(k.owner.place.Group, 10), fmt.Sprintf("%04o", k.owner.place.Mode))
	case gives:
		command = append(command, strconv.FormatInt(*k.owner.Group, 10))
	}
	if k.owner.by == u {
		m.Say(report.VolumeOwner, k.volume, k.owner.String(), u.Name, k.owner.source)
	}
	u.inits = append(u.inits, corev1.Container{
		Name: u.c.toolName(name), Image: u.c.toolImage(), Command: command,
		Resources:       toolResources(),
		VolumeMounts:    []corev1.VolumeMount{{Name: m.volume.Name, MountPath: fillRoot}},
		SecurityContext: powerless(k.owner.ID, k.owner.Group),
	})
}

// claimOwner is the one numeric user among those who mount a claim.
type claimOwner struct {
	users.User
	alone bool // nobody else mounts it

	by     *unit        // whose image says so, where that does
	source facts.Source // of what it says
	place  *facts.Owner // whose the directory is in the image
}

// asImageSays notes whose the directory of the image is at which a claim is mounted,
// where the very image says so. Everyone in the group may write there otherwise:
// what goes by a name as a rule is another user in some version.
func (o *claimOwner) asImageSays(u *unit, m *mount, source facts.Source) {
	o.by, o.source = u, source
	if at := u.brings.At(m.target); at.IsExact() && at.Value.Owner != nil && at.Value.Owner.User == o.ID {
		o.place = at.Value.Owner
	}
}

// findOwners finds the owners of claims, and which of them hold the data of
// stores. Hooks run in the pods of their services, when nobody else does.
func (c *converter) findOwners() {
	several := map[*claim]bool{}
	others := map[*claim]bool{}
	for _, u := range c.units {
		if u.parent != nil {
			continue
		}
		user, source, numeric := u.account().Starts()
		for _, m := range u.mounts {
			switch k := m.claim; {
			case k == nil:
			case !numeric:
				others[k] = true
				k.ofStore = k.ofStore || u.isRootStore()
			case k.owner == nil:
				k.owner = &claimOwner{User: user}
				if source.Known() {
					k.owner.asImageSays(u, m, source)
					others[k] = true
				}
			case k.owner.ID != user.ID:
				several[k] = true
			}
		}
	}
	for _, k := range c.claims {
		switch {
		case several[k] || k.external || k.ofStore:
			k.owner = nil
		case k.owner != nil:
			k.owner.alone = !others[k]
		}
	}
}
