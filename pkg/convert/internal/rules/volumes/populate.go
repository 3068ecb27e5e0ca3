package volumes

import (
	"cmp"
	"path"
	"strconv"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/storage"
	"github.com/composesource/composesource/pkg/convert/internal/tools"
	"github.com/composesource/composesource/pkg/convert/internal/words"
	"github.com/composesource/composesource/pkg/facts"
	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/report"
)

// Where the init container that fills a claim finds things.
const (
	fillRoot   = "/composesource/claim" // the whole claim, for marks that the application never sees
	fillMark   = fillRoot + "/.composesource"
	fillTarget = "/composesource/data" // the part that the application sees
	fillSeed   = "/composesource/seed" // content of the project
)

// What the mark says of a claim. One that is done is filled again when it is empty,
// as docker does with volumes; one that was filled from the project is not.
const (
	markFilling = "filling"
	markDone    = "done"
	markFilled  = "filled"
)

// fillScript copies $1 into the claim while that is empty, with the given
// command, and gives the copy to an owner. It needs a shell and cp, and chown for
// an owner, nothing else: ls, mkdir and rm are not in every image; [, read and echo
// are part of every shell. Storage that knows no owners is no reason to fail.
//
// The mark beside the data says that a copy has begun, so that an interrupted one
// is done again; the last line says what it is afterwards. A claim that holds
// something and was not being filled is never touched. Others wait for the mark of
// what comes from an image, so that is left in any case.
func fillScript(cp, mark, owner string) string {
	give, leave := "", "exit 0"
	if owner != "" {
		give = "chown -R " + owner + " " + fillTarget + " || :\n"
	}
	if mark == markDone {
		leave = "{ echo " + mark + " > " + fillMark + "; exit 0; }"
	}
	return `set -e
[ -d "$1" ] || ` + leave + `
state=
[ ! -e ` + fillMark + ` ] || read state < ` + fillMark + ` || :
[ "$state" != ` + markFilled + ` ] || exit 0
if [ "$state" != ` + markFilling + ` ]; then
  for f in ` + fillTarget + `/* ` + fillTarget + `/.[!.]* ` + fillTarget + `/..?*; do
    if [ -e "$f" ] || [ -L "$f" ]; then ` + leave + `; fi
  done
  echo ` + markFilling + ` > ` + fillMark + `
fi
` + cp + ` "$1/." ` + fillTarget + `/
` + give + `echo ` + mark + ` > ` + fillMark + `
`
}

// fillClaim adds the init container that a mount's claim needs: of one that an
// image fills in the pod of that service, of one that the project fills once per
// unit, because any of them can be the first to start.
func (u *mounter) fillClaim(m *storage.Mount) {
	k := m.Claim
	if m != k.Filler && (k.Seed == nil || u.seeded[k]) {
		return
	}
	init := corev1.Container{
		Name: u.Plans.Tools.Name(u.ID + "-fill-" + k.Name),
		VolumeMounts: []corev1.VolumeMount{
			{Name: m.Volume.Name, MountPath: fillRoot},
			{Name: m.Volume.Name, MountPath: fillTarget, SubPath: k.SubPath},
		},
	}
	if m == k.Filler {
		u.fillFromImage(&init, m)
	} else {
		u.seeded[k] = true
		u.fillFromSeed(&init, k)
	}
	u.Inits = append(u.Inits, init)
}

// fillFromImage copies with the image of the service, as root, because only root
// can keep the owners of files. Where nobody asked for it, a service that asks for
// no rights does without: a known image can read what it brings. Docker fills a volume
// whenever a container is created and the volume is empty, so this does too.
func (u *mounter) fillFromImage(init *corev1.Container, m *storage.Mount) {
	from := m.Target
	init.Image, init.ImagePullPolicy = u.Container.Image, u.Container.ImagePullPolicy
	if u.Brings.CannotCopy() {
		from = u.fillFromOutside(init, m)
	} else {
		m.Say(report.VolumePopulated, u.Name, m.Target, m.Claim.Volume, saidBy(u.Brings.Brings(m.Target)))
	}
	cp := "cp -a"
	if u.Brings.Whole.Known() { // every directory would be setgid, as the claim is by its group
		cp = "chmod g-s " + fillTarget + " || :\n" + cp
	}
	init.SecurityContext = tools.Filler("FSETID", "MKNOD", "SETFCAP")
	if s := u.Container.SecurityContext; m.Claim.Populate == nil && tools.AsksForNothing(s) {
		cp, init.SecurityContext = "cp -R", tools.Confined()
		init.SecurityContext.RunAsUser, init.SecurityContext.RunAsGroup, init.SecurityContext.RunAsNonRoot = s.RunAsUser, s.RunAsGroup, s.RunAsNonRoot
	}
	init.Command = []string{"/bin/sh", "-c", words.Literal(fillScript(cp, markDone, "")), "sh", words.Literal(from)}
}

// fillFromOutside mounts an image that has no shell into a container that has one, and
// returns where its files lie there.
func (u *mounter) fillFromOutside(init *corev1.Container, m *storage.Mount) (from string) {
	m.Say(report.VolumeImage, u.Container.Image)
	name := naming.Volume("image", naming.ExactSlug(u.Container.Image))
	u.addVolume(corev1.Volume{Name: name, VolumeSource: corev1.VolumeSource{
		Image: &corev1.ImageVolumeSource{Reference: u.Container.Image, PullPolicy: u.Container.ImagePullPolicy},
	}})
	init.VolumeMounts = append(init.VolumeMounts, corev1.VolumeMount{Name: name, MountPath: fillSeed, ReadOnly: true})
	init.Image, init.ImagePullPolicy = u.Plans.Tools.Image, ""
	return path.Join(fillSeed, m.Target)
}

// saidBy writes where a fact stands after what it is about; nothing where nobody says it.
func saidBy(s facts.Source) string {
	if !s.Known() {
		return ""
	}
	return " (" + s.String() + ")"
}

// fillFromSeed copies content of the project, with an image that certainly has a
// shell, and gives it to the user that the container runs as: root alone can write
// to every new volume. It does so once: what the application deletes later stays
// deleted, as in a directory of a host.
func (u *mounter) fillFromSeed(init *corev1.Container, k *storage.Claim) {
	name := naming.Volume("seed", k.Name)
	u.addVolume(corev1.Volume{Name: name, VolumeSource: storage.DirectorySource(k.Seed, "seed")})
	init.VolumeMounts = append(init.VolumeMounts, corev1.VolumeMount{
		// a part of the volume, because the whole holds the links of Kubernetes too
		Name: name, MountPath: fillSeed, SubPath: "seed", ReadOnly: true,
	})
	owner := u.numericOwner()
	init.Image, init.SecurityContext = u.Plans.Tools.Image, tools.Filler()
	if s := u.Container.SecurityContext; tools.AsksForNothing(s) {
		init.SecurityContext, owner = tools.Powerless(*s.RunAsUser, cmp.Or(s.RunAsGroup, s.RunAsUser)), ""
	}
	init.Command = []string{"/bin/sh", "-c", words.Literal(fillScript("cp -R", markFilled, owner)), "sh", fillSeed}
}

// numericOwner returns the user and group of the container as chown takes them;
// empty for root and for names that only the image knows.
func (u *mounter) numericOwner() string {
	s := u.Container.SecurityContext
	if s == nil || s.RunAsUser == nil || *s.RunAsUser == 0 {
		return ""
	}
	owner := strconv.FormatInt(*s.RunAsUser, 10)
	if s.RunAsGroup != nil {
		owner += ":" + strconv.FormatInt(*s.RunAsGroup, 10)
	}
	return owner
}
