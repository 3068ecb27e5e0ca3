package volumes

import (
	"fmt"
	"strconv"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/storage"
	"github.com/composesource/composesource/pkg/convert/internal/tools"
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
// so those of a directory that is made. The claim's group would leave it setgid, which
// numbers alone don't take away.
//
// It never fails: a program that only reads may do without, and one that doesn't
// says more than this could.
func ownScript(exactly, gives bool) string {
	made, unless, give := "", "", ""
	if gives {
		give = ` -exec chgrp "$3" {} +`
	}
	if exactly {
		made = ` && { chgrp "$3" "$1"; chmod g-s "$1"; chmod "$4" "$1"; made=yes; }`
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
func (u *mounter) ownClaim(m *storage.Mount) {
	k := m.Claim
	if k.Owner == nil || k.SubPath == "" || m.IsFile() || u.Service != nil || u.owned[m.Volume.Name+"/"+m.SubPath] {
		return
	}
	u.owned[m.Volume.Name+"/"+m.SubPath] = true
	name := u.ID + "-own-" + k.Name
	if k.Owner.AsRoot {
		u.giveClaim(m, name)
		return
	}
	if m.SubPath != k.SubPath {
		name += "-" + naming.ExactSlug(m.SubPath)
	}
	exactly := k.Owner.Image != nil && m.SubPath == k.SubPath
	alone, gives := "", k.Owner.Alone && k.Owner.Group != nil && k.Owner.By == nil && !exactly
	if k.Owner.Alone {
		alone = "022"
	}
	command := []string{"sh", "-c", words.Literal(ownScript(exactly, gives)), "sh", words.Literal(m.SubPath), alone}
	switch {
	case exactly:
		command = append(command, exactWords(k.Owner.Image)...)
	case gives:
		command = append(command, strconv.FormatInt(*k.Owner.Group, 10))
	}
	if k.Owner.Teller == u.Unit {
		m.Say(report.VolumeOwner, k.Volume, k.Owner.String(), u.Name, k.Owner.Source, makeExact(k.Owner.Source))
	}
	u.Inits = append(u.Inits, u.owner(name, m.Volume.Name, command, tools.Powerless(k.Owner.ID, k.Owner.Group)))
}

// owner is an init container that makes a directory of a volume somebody's.
func (u *mounter) owner(name, volume string, command []string, security *corev1.SecurityContext) corev1.Container {
	return corev1.Container{
		Name: u.Plans.Tools.Name(name), Image: u.Plans.Tools.Image, Command: command,
		Resources:       u.Plans.Tools.Resources,
		VolumeMounts:    []corev1.VolumeMount{{Name: volume, MountPath: fillRoot}},
		SecurityContext: security,
	}
}

// makeExact says how to be sure of what is known by the name of an image.
func makeExact(s facts.Source) string {
	if s.IsExact() {
		return ""
	}
	return "another version may run as somebody else: `composesource lock` looks at this one"
}

// exactWords are the arguments of the script for a directory of an image.
func exactWords(o *facts.Owner) []string {
	return []string{strconv.FormatInt(o.Group, 10), fmt.Sprintf("%04o", o.Mode)}
}
