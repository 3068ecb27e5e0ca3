package security

import (
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"
	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/report"
)

// Privileged is the same in Kubernetes, and has no seccomp profile.
func Privileged(u *drafts.Draft) {
	if u.Privileged {
		u.Security().Privileged = &u.Privileged
		u.Became("privileged", account.Container("securityContext.privileged"))
		seccompUnconfined(u)
		u.Say("privileged", report.Privileged, u.Name)
	}
}

// ReadOnly keeps a container from writing to the files of its image.
func ReadOnly(u *drafts.Draft) {
	if u.ReadOnly {
		u.Security().ReadOnlyRootFilesystem = &u.ReadOnly
		u.Became("read_only", account.Container("securityContext.readOnlyRootFilesystem"))
	}
}

// CapAdd gives a container capabilities.
func CapAdd(u *drafts.Draft) {
	if len(u.CapAdd) > 0 {
		ownCapabilities(u).Add = capabilities(u.CapAdd)
	}
	for i, c := range u.CapAdd {
		u.BecameItem("cap_add", i, account.Container("securityContext.capabilities.add["+string(capability(c))+"]"))
	}
}

// CapDrop leaves out what cap_add gives back: Docker drops first and then adds, the
// container runtimes of Kubernetes add first.
func CapDrop(u *drafts.Draft) {
	added := map[corev1.Capability]bool{}
	for _, c := range u.CapAdd {
		added[capability(c)] = true
	}
	drop := slices.DeleteFunc(capabilities(u.CapDrop), func(c corev1.Capability) bool { return added[c] })
	if len(drop) > 0 {
		ownCapabilities(u).Drop = drop
	}
	for i, c := range u.CapDrop {
		if added[capability(c)] {
			u.BecameItem("cap_drop", i, account.Words("nothing: cap_add gives it back"))
		} else {
			u.BecameItem("cap_drop", i, account.Container("securityContext.capabilities.drop["+string(capability(c))+"]"))
		}
	}
}

func ownCapabilities(u *drafts.Draft) *corev1.Capabilities {
	if u.Security().Capabilities == nil {
		u.Security().Capabilities = &corev1.Capabilities{}
	}
	return u.Security().Capabilities
}

// capabilities writes names as Kubernetes does: upper case, without CAP_.
func capabilities(names []string) []corev1.Capability {
	var all []corev1.Capability
	known := make(map[corev1.Capability]bool, len(names))
	for _, name := range names {
		if c := capability(name); !known[c] {
			known[c], all = true, append(all, c)
		}
	}
	return all
}

func capability(name string) corev1.Capability {
	return corev1.Capability(strings.TrimPrefix(strings.ToUpper(name), "CAP_"))
}

// HostDevices says that devices of the host stay there. A privileged container
// has them all, under their own names.
func HostDevices(u *drafts.Draft) {
	switch settings := units.Nested(u.Wrote("devices")); {
	case len(u.Devices) == 0:
	case u.Privileged && !slices.ContainsFunc(u.Devices, func(d types.DeviceMapping) bool { return d.Source != d.Target }):
		u.Say("devices", report.DevicesOfPrivileged, settings)
	default:
		u.Say("devices", report.Devices, settings)
	}
}
