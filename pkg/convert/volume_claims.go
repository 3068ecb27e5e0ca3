package convert

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/composesource/composesource/pkg/convert/internal/files"
	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/report"
)

// dataDirectory is where a claim's data lies: a fresh block disk holds
// lost+found, and databases refuse a directory that isn't empty.
const dataDirectory = "data"

// claim is a PersistentVolumeClaim that units mount.
type claim struct {
	objects.Holder
	name     string
	volume   string // as the user knows it: a volume of the project or a directory
	external bool   // exists, and is not emitted
	populate *bool  // filled from an image once, as spec.volumes says; nil where it says nothing
	subPath  string // where its data lies
	size     resource.Quantity
	modes    []corev1.PersistentVolumeAccessMode
	labels   map[string]string
	path     []string // of the top-level volume; nil for a bind mount's claim

	content  *files.Directory // what the project holds of it; nil before that was looked for
	seed     *bundle          // the same, to be copied into it once
	told     bool             // a finding says how it starts
	seeded   map[*unit]bool
	filler   *mount      // the one through which an image fills it; see planFillers
	filledBy *unit       // who has that mount
	owner    *claimOwner // see findOwners
	ofStore  bool        // a well-known store that starts as root mounts it
}

// claimKey tells claims apart: by the volume of the project, the directory that is
// bound, or the place of an anonymous volume.
type claimKey struct{ kind, of string }

const (
	ofAnonymous = "anonymous"
	ofBind      = "bind"
	ofVolume    = "volume"
)

func (k claimKey) compare(other claimKey) int {
	return cmp.Or(strings.Compare(k.kind, other.kind), strings.Compare(k.of, other.of))
}

// oneNode reports whether only pods of one node can mount the claim.
func (c *claim) oneNode() bool {
	for _, mode := range c.modes {
		if mode == corev1.ReadWriteMany || mode == corev1.ReadOnlyMany {
			return false
		}
	}
	return true
}

// isReadOnly reports whether nobody can write to the claim.
func (c *claim) isReadOnly() bool {
	return len(c.modes) > 0 && !slices.ContainsFunc(c.modes, func(mode corev1.PersistentVolumeAccessMode) bool {
		return mode != corev1.ReadOnlyMany
	})
}

// onePod reports whether only a single pod can mount the claim.
func (c *claim) onePod() bool {
	return len(c.modes) > 0 && !slices.ContainsFunc(c.modes, func(mode corev1.PersistentVolumeAccessMode) bool {
		return mode != corev1.ReadWriteOncePod
	})
}

// namedClaim returns the claim of a volume of the project.
func (c *converter) namedClaim(volume string) *claim {
	volume = c.sameVolume(volume)
	key := claimKey{ofVolume, volume}
	if known, ok := c.claims[key]; ok {
		return known
	}
	top, spec := c.project.Volumes[volume], c.options.Spec.Volumes[volume]
	name := volume
	if top.Name != "" {
		name = top.Name
	}
	k := &claim{
		Holder: objects.Holder{Who: "volume " + volume, At: c.project.At("volumes", volume), Field: "volumes." + volume}, path: []string{"volumes", volume},
		name: naming.Object(name), volume: volume, external: bool(top.External), populate: spec.Populate,
		subPath: dataDirectory, size: c.claimSize(volume), labels: top.Labels,
	}
	for _, mode := range spec.AccessModes {
		k.modes = append(k.modes, corev1.PersistentVolumeAccessMode(mode))
	}
	if k.external || isOfNetwork(top) {
		k.subPath = "" // what lies there lies at the top
	}
	c.claims[key] = k
	if k.external {
		c.report.Add(report.VolumeExternal, c.project.At("volumes", volume, "external"), "volumes."+volume+".external", volume, k.name)
	}
	c.sayDriver(k, top)
	return k
}

// bindClaim returns the claim of a directory that is bound: one for all services
// that bind it.
func (u *unit) bindClaim(v volumeEntry, root string) *claim {
	key := claimKey{ofBind, root}
	if known, ok := u.c.claims[key]; ok {
		return known
	}
	name := naming.Slug(root)
	if name == "" {
		name = u.c.project.Name + "-files"
	}
	k := &claim{
		Holder: objects.Holder{Who: "the bind mount of " + v.written(), At: v.At(), Field: v.Field()},
		name:   naming.Object(name), volume: v.written(), subPath: dataDirectory, size: u.c.defaultSize(),
	}
	u.c.claims[key] = k
	return k
}

// anonymousClaim returns the claim of an anonymous volume that volumes_from gives
// to other services.
func (u *unit) anonymousClaim(v volumeEntry) *claim {
	key := claimKey{ofAnonymous, v.Unit.Path + " " + v.Target}
	if known, ok := u.c.claims[key]; ok {
		return known
	}
	k := &claim{
		Holder: objects.Holder{Who: v.Unit.Path + "'s volume at " + v.Target, At: v.At(), Field: v.Field()},
		name:   naming.Object(v.Unit.ID + "-" + naming.Slug(v.Target)), volume: v.Target, subPath: dataDirectory, size: u.c.defaultSize(),
	}
	u.c.claims[key] = k
	return k
}

// emitClaims emits the claims that were planned.
func (c *converter) emitClaims() {
	for _, key := range slices.SortedFunc(maps.Keys(c.claims), claimKey.compare) {
		c.emitClaim(c.claims[key])
	}
}

// emitClaim adds the object of a claim. It carries what keeps GitOps tools from
// deleting it, because `docker compose up` never deletes a volume, and no storage
// class, which is an overlay's decision.
func (c *converter) emitClaim(k *claim) {
	if k.external || !c.reserve("PersistentVolumeClaim", k.name, k.Holder) {
		return
	}
	meta := c.sharedMetadata(k.name)
	annotate(&meta, "argocd.argoproj.io/sync-options", "Prune=false,Delete=false")
	annotate(&meta, "kustomize.toolkit.fluxcd.io/prune", "disabled")
	annotate(&meta, "cli-utils.sigs.k8s.io/on-remove", "keep")
	if k.path != nil {
		c.annotateLabels(&meta, k.labels, k.path...)
	}
	modes := k.modes
	if len(modes) == 0 {
		modes = []corev1.PersistentVolumeAccessMode{corev1.ReadWriteOnce}
	}
	c.add(&corev1.PersistentVolumeClaim{
		TypeMeta: metav1.TypeMeta{APIVersion: "v1", Kind: "PersistentVolumeClaim"}, ObjectMeta: meta,
		Spec: corev1.PersistentVolumeClaimSpec{
			AccessModes: modes,
			Resources: corev1.VolumeResourceRequirements{
				Requests: corev1.ResourceList{corev1.ResourceStorage: k.size},
			},
		},
	})
}

// joinSubPath appends a path of a volume or an image to where its data lies. It
// can't leave it.
func joinSubPath(base, sub string) string {
	return strings.TrimPrefix(path.Join(base, path.Join("/", sub)), "/")
}
