package resources

import (
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"
	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/report"
)

// deviceRuntime is an OCI runtime that gives a container the devices that a
// variable names.
type deviceRuntime struct {
	name     string
	resource corev1.ResourceName
	variable string
}

func deviceRuntimes() [3]deviceRuntime {
	return [...]deviceRuntime{
		{"amd", "amd.com/gpu", "AMD_VISIBLE_DEVICES"},
		{"habana", "habana.ai/gaudi", "HABANA_VISIBLE_DEVICES"},
		{"nvidia", "nvidia.com/gpu", "NVIDIA_VISIBLE_DEVICES"},
	}
}

// Runtime asks for the devices that the runtime would give. Any other runtime is
// chosen by the cluster.
func Runtime(u *drafts.Draft) {
	sayVisibleDevices(u)
	if u.Runtime == "" {
		return
	}
	for _, r := range deviceRuntimes() {
		if r.name == u.Runtime {
			askRuntime(u, r)
			return
		}
	}
	if u.Runtime == "runc" || u.Runtime == "io.containerd.runc.v2" {
		u.Say("runtime", report.DefaultValue, "runtime: "+u.Runtime)
		return
	}
	u.Say("runtime", report.Runtime, u.Runtime)
}

// askRuntime asks for as many devices as the variable names. Images of CUDA set it
// to all where the Compose file says nothing.
func askRuntime(u *drafts.Draft, r deviceRuntime) {
	if asksFor(u, r.resource) {
		u.Say("runtime", report.DefaultValue, "runtime: "+u.Runtime+", beside the devices that are asked for,")
		return
	}
	visible := "all"
	if v, ok := u.Variable(r.variable); ok {
		visible = v
	}
	count := int64(1)
	switch visible {
	case "none", "void", "":
		u.Say("runtime", report.DefaultValue, "runtime: "+u.Runtime+" without devices")
		return
	case "all":
		u.Say("runtime", report.GPUAll, string(r.resource))
	default:
		count = int64(strings.Count(visible, ",") + 1)
		u.Say("runtime", report.DeviceIDs, "runtime", "")
	}
	limitDevices(u, r.resource, count)
	u.Became("runtime", account.Container("resources.limits["+string(r.resource)+"]"))
	u.Say("runtime", report.GPU, count, string(r.resource))
}

// asksFor reports whether a device is asked for in another way than by a runtime.
func asksFor(u *drafts.Draft, resource corev1.ResourceName) bool {
	asks := func(attribute string, requests []types.DeviceRequest) bool {
		return slices.ContainsFunc(requests, func(r types.DeviceRequest) bool { return vendorResource(attribute, r) == resource })
	}
	return asks("gpus", u.Gpus) || u.Deploy != nil && u.Deploy.Resources.Reservations != nil &&
		asks("deploy.resources.reservations.devices", u.Deploy.Resources.Reservations.Devices)
}

// sayVisibleDevices speaks about a variable that gives devices only where its
// runtime is the default of the engine, which no Compose file says.
func sayVisibleDevices(u *drafts.Draft) {
	for _, r := range deviceRuntimes() {
		v, ok := u.Variable(r.variable)
		if ok && v != "" && v != "none" && v != "void" && u.Runtime != r.name && !asksFor(u, r.resource) {
			u.SayEntry("environment", r.variable, report.VisibleDevices, r.variable, r.name, string(r.resource))
		}
	}
}
