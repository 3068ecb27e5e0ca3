package convert

import (
	"strconv"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/words"
	"github.com/composesource/composesource/pkg/naming"
)

// ownMark lies beside the data of a claim once somebody owns it.
const ownMark = fillRoot + "/.composesource-owner"

// ownScript makes $1, where the data of a claim lies, as the user that it runs as:
// the kubelet would make it root's, and initdb may not change the mode of what
// isn't its own. With $2, a umask, nobody else mounts the claim, so an empty
// directory of somebody else's is made anew; otherwise the group may write too,
// or everyone where the storage doesn't know the group.
//
// Nobody else needs the claim's group there, so what there is gets the group of
// the user, $3, as Docker copies it from the image. What was there before the
// claim's group came had its modes widened by the kubelet, and RabbitMQ refuses a
// cookie that a group can read, so before that the group's bits become those of
// others: once, which the mark says.
//
// It never fails: a program that only reads may do without, and one that doesn't
// says more than this could.
func ownScript() string {
	return `cd ` + fillRoot + ` || exit 0
[ -g . ] && shared=002 || shared=000
umask ${2:-$shared}
case $1 in */*) mkdir -p "${1%/*}";; esac
if [ ! -e "$1" ]; then
  mkdir "$1" || [ -e "$1" ] || echo "$1 can't be made: does the storage follow fsGroup?"
elif [ -n "$2" ]; then
  [ -O "$1" ] || { rmdir "$1" && mkdir "$1"; } 2>/dev/null
fi
[ -z "$2" ] || [ -e ` + ownMark + ` ] || find "${1%%/*}" ! -type l -exec chmod g=o,g-s {} + -exec chgrp "$3" {} + 2>/dev/null
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
	name, how := u.id+"-own-"+k.name, []string{""}
	if m.subPath != k.subPath {
		name += "-" + naming.ExactSlug(m.subPath)
	}
	if k.owner.alone {
		how = []string{"022"}
		if k.owner.group != nil {
			how = append(how, strconv.FormatInt(*k.owner.group, 10))
		}
	}
	u.inits = append(u.inits, corev1.Container{
		Name: u.toolName(name), Image: u.toolImage(),
		Command:         append([]string{"sh", "-c", words.Literal(ownScript()), "sh", words.Literal(m.subPath)}, how...),
		Resources:       toolResources(),
		VolumeMounts:    []corev1.VolumeMount{{Name: m.volume.Name, MountPath: fillRoot}},
		SecurityContext: powerless(k.owner.user, k.owner.group),
	})
}

// claimOwner is the one numeric user among those who mount a claim.
type claimOwner struct {
	user  int64
	group *int64
	alone bool // nobody else mounts it
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
		user, numeric := u.numericUser()
		for _, m := range u.mounts {
			switch k := m.claim; {
			case k == nil:
			case !numeric:
				others[k] = true
				k.ofStore = k.ofStore || u.isRootStore()
			case k.owner == nil:
				k.owner = &user
			case k.owner.user != user.user:
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
