package storage

import (
	"cmp"
	"path"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/drivers"
	"github.com/composesource/composesource/pkg/convert/internal/files"
	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/report"
)

// dataDirectory is where a claim's data lies: a fresh block disk holds
// lost+found, and databases refuse a directory that isn't empty.
const dataDirectory = "data"

// Claim is a PersistentVolumeClaim that units mount.
type Claim struct {
	objects.Holder
	Key      Key
	Name     string
	Volume   string // as the user knows it: a volume of the project or a directory
	External bool   // exists, and is not emitted
	Populate *bool  // filled from an image once, as spec.volumes says; nil where it says nothing
	SubPath  string // where its data lies
	size     resource.Quantity
	modes    []corev1.PersistentVolumeAccessMode
	labels   map[string]string
	path     []string // of the top-level volume; nil for a bind mount's claim

	content  *files.Directory // what the project holds of it; nil before that was looked for
	Seed     *Bundle          // the same, to be copied into it once
	told     bool             // a finding says how it starts
	Filler   *Mount           // the one through which an image fills it; see planFillers
	FilledBy *units.Unit      // who has that mount
	Owner    *Owner           // see findOwners
	OfStore  bool             // a well-known store that starts as root mounts it
}

// Key tells claims apart: by the volume of the project, the directory that is
// bound, or the place of an anonymous volume.
type Key struct{ Kind, Of string }

const (
	OfAnonymous = "anonymous"
	OfBind      = "bind"
	OfVolume    = "volume"
)

func (k Key) compare(other Key) int {
	return cmp.Or(strings.Compare(k.Kind, other.Kind), strings.Compare(k.Of, other.Of))
}

// OneNode reports whether only pods of one node can mount the claim.
func (c *Claim) OneNode() bool {
	for _, mode := range c.modes {
		if mode == corev1.ReadWriteMany || mode == corev1.ReadOnlyMany {
			return false
		}
	}
	return true
}

// isReadOnly reports whether nobody can write to the claim.
func (c *Claim) isReadOnly() bool {
	return len(c.modes) > 0 && !slices.ContainsFunc(c.modes, func(mode corev1.PersistentVolumeAccessMode) bool {
		return mode != corev1.ReadOnlyMany
	})
}

// OnePod reports whether only a single pod can mount the claim.
func (c *Claim) OnePod() bool {
	return len(c.modes) > 0 && !slices.ContainsFunc(c.modes, func(mode corev1.PersistentVolumeAccessMode) bool {
		return mode != corev1.ReadWriteOncePod
	})
}

// namedClaim returns the claim of a volume of the project.
func (l *planner) namedClaim(volume string) *Claim {
	if same := l.sameVolume(volume); same != volume {
		l.Units.Ledger.Note("volumes."+volume, account.Words("the same as %s, whose name it has", same))
		volume = same
	}
	key := Key{OfVolume, volume}
	if known, ok := l.claims[key]; ok {
		return known
	}
	top, spec := l.Project.Volumes[volume], l.Spec.Volumes[volume]
	name := volume
	if top.Name != "" {
		name = top.Name
	}
	k := &Claim{
		Key:    key,
		Holder: objects.Holder{Who: "volume " + volume, At: l.Project.At("volumes", volume), Field: "volumes." + volume}, path: []string{"volumes", volume},
		Name: naming.Object(name), Volume: volume, External: bool(top.External), Populate: spec.Populate,
		SubPath: dataDirectory, size: l.claimSize(volume), labels: top.Labels,
	}
	for _, mode := range spec.AccessModes {
		k.modes = append(k.modes, corev1.PersistentVolumeAccessMode(mode))
	}
	if k.External || drivers.IsOfNetwork(top.DriverOpts) {
		k.SubPath = "" // what lies there lies at the top
	}
	l.claims[key] = k
	if k.External {
		l.Units.Ledger.Note(k.Field, k.note())
		l.Report.Add(report.VolumeExternal, l.Project.At("volumes", volume, "external"), "volumes."+volume+".external", volume, k.Name)
	}
	l.sayDriver(k, top)
	return k
}

// bindClaim returns the claim of a directory that is bound: one for all services
// that bind it.
func (u *member) bindClaim(v volumeEntry, root string) *Claim {
	key := Key{OfBind, root}
	if known, ok := u.l.claims[key]; ok {
		return known
	}
	name := naming.Slug(root)
	if name == "" {
		name = u.l.Project.Name + "-files"
	}
	k := &Claim{
		Key:    key,
		Holder: objects.Holder{Who: "the bind mount of " + v.written(), At: v.At(), Field: v.Item()},
		Name:   naming.Object(name), Volume: v.written(), SubPath: dataDirectory, size: u.l.defaultSize(),
	}
	u.l.claims[key] = k
	return k
}

// anonymousClaim returns the claim of an anonymous volume that volumes_from gives
// to other services.
func (u *member) anonymousClaim(v volumeEntry) *Claim {
	key := Key{OfAnonymous, v.Unit.Path + " " + v.Target}
	if known, ok := u.l.claims[key]; ok {
		return known
	}
	k := &Claim{
		Key:    key,
		Holder: objects.Holder{Who: v.Unit.Path + "'s volume at " + v.Target, At: v.At(), Field: v.Item()},
		Name:   naming.Object(v.Unit.ID + "-" + naming.Slug(v.Target)), Volume: v.Target, SubPath: dataDirectory, size: u.l.defaultSize(),
	}
	u.l.claims[key] = k
	return k
}

// joinSubPath appends a path of a volume or an image to where its data lies. It
// can't leave it.
func joinSubPath(base, sub string) string {
	return strings.TrimPrefix(path.Join(base, path.Join("/", sub)), "/")
}

// ModeHint says how the claim can be mounted on several nodes.
func (k *Claim) ModeHint() report.Choice {
	if k.path == nil {
		return report.Choose("named")
	}
	return report.Choose("modes", k.Volume)
}
