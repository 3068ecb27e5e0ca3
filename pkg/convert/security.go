package convert

import (
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"
	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/report"
)

func privileged(u *unit) {
	if u.Privileged {
		u.security().Privileged = &u.Privileged
		u.Became("privileged", account.Container("securityContext.privileged"))
		u.seccompUnconfined()
		u.Say("privileged", report.Privileged, u.Name)
	}
}

func readOnly(u *unit) {
	if u.ReadOnly {
		u.security().ReadOnlyRootFilesystem = &u.ReadOnly
		u.Became("read_only", account.Container("securityContext.readOnlyRootFilesystem"))
	}
}

func capAdd(u *unit) {
	if len(u.CapAdd) > 0 {
		u.capabilities().Add = capabilities(u.CapAdd)
	}
	for i, c := range u.CapAdd {
		u.BecameItem("cap_add", i, account.Container("securityContext.capabilities.add["+string(capability(c))+"]"))
	}
}

// capDrop leaves out what cap_add gives back: Docker drops first and then adds, the
// container runtimes of Kubernetes add first.
func capDrop(u *unit) {
	added := map[corev1.Capability]bool{}
	for _, c := range u.CapAdd {
		added[capability(c)] = true
	}
	drop := slices.DeleteFunc(capabilities(u.CapDrop), func(c corev1.Capability) bool { return added[c] })
	if len(drop) > 0 {
		u.capabilities().Drop = drop
	}
	for i, c := range u.CapDrop {
		if added[capability(c)] {
			u.BecameItem("cap_drop", i, account.Words("nothing: cap_add gives it back"))
		} else {
			u.BecameItem("cap_drop", i, account.Container("securityContext.capabilities.drop["+string(capability(c))+"]"))
		}
	}
}

func (u *unit) capabilities() *corev1.Capabilities {
	if u.security().Capabilities == nil {
		u.security().Capabilities = &corev1.Capabilities{}
	}
	return u.security().Capabilities
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

// hostDevices says that devices of the host stay there. A privileged container
// has them all, under their own names.
func hostDevices(u *unit) {
	switch settings := units.Nested(u.Wrote("devices")); {
	case len(u.Devices) == 0:
	case u.Privileged && !slices.ContainsFunc(u.Devices, func(d types.DeviceMapping) bool { return d.Source != d.Target }):
		u.Say("devices", report.DevicesOfPrivileged, settings)
	default:
		u.Say("devices", report.Devices, settings)
	}
}
