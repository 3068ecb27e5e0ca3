package storage

import (
	"strings"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/facts"
)

// Mount is one mount of a container, whatever attribute of Compose asked for it.
type Mount struct {
	units.Place
	Target      string
	ReadOnly    bool
	SubPath     string
	Volume      corev1.Volume
	Propagation *corev1.MountPropagationMode
	Claim       *Claim       // when it mounts one
	files       *Bundle      // when it mounts a directory of the project out of objects
	Mode        *int32       // of a single file, or of the keys in a directory; nil when nobody says
	writable    *writable    // a single file that isn't said to be only read
	Stands      *facts.Owner // of an emptyDir that stands for a directory of the image: whose that is there
	nocopy      bool         // the claim isn't filled from what the image has there
}

// lend notes who is named in volumes_from.
func (u *member) lend() {
	for _, from := range u.VolumesFrom {
		name, _, _ := strings.Cut(from, ":")
		if lender := u.l.service(name); lender != nil {
			lender.lends = true
		}
	}
}

// mount plans one mount. Its volume may be shared by other mounts of the pod.
func (u *member) mount(m *Mount) { u.mounts = append(u.mounts, m) }

// IsOwned reports whether a mount can't be used by everyone.
func (m *Mount) IsOwned() bool { return m.Claim != nil || m.Mode != nil && *m.Mode&0o004 == 0 }
