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

// Devices asks for what deploy reserves.
func Devices(u *drafts.Draft) {
	if u.Deploy != nil && u.Deploy.Resources.Reservations != nil {
		requestDevices(u, "deploy.resources.reservations.devices", u.Deploy.Resources.Reservations.Devices)
	}
}

// GPUs asks for what the service does.
func GPUs(u *drafts.Draft) { requestDevices(u, "gpus", u.Gpus) }

// requestDevices asks for what device plugins hand out. They do so only as
// limits, which are their own requests.
func requestDevices(u *drafts.Draft, attribute string, requests []types.DeviceRequest) {
	for i, r := range requests {
		name := vendorResource(attribute, r)
		if name == "" {
			u.Say(attribute, report.DeviceRequest, strings.Join(r.Capabilities, ", "))
			continue
		}
		count := int64(r.Count)
		if len(r.IDs) > 0 {
			count = int64(len(r.IDs))
		}
		if count <= 0 {
			count = 1
			u.Say(attribute, report.GPUAll, string(name))
		}
		total := u.Container.Resources.Limits[name]
		limitDevices(u, name, total.Value()+count)
		u.BecameItem(attribute, i, account.Container("resources.limits["+string(name)+"]"))
		u.Say(attribute, report.GPU, count, string(name))
	}
}

// limitDevices gives the container devices, which its successor can't have before it
// ends.
func limitDevices(u *drafts.Draft, name corev1.ResourceName, count int64) {
	setQuantity(&u.Container.Resources.Limits, name, float64(count))
	u.Rollout.Each("each pod has devices of " + string(name))
}

// vendorResource names the resource of the device plugin; empty when there is
// none for these capabilities. Docker's own GPU driver is NVIDIA's.
func vendorResource(attribute string, r types.DeviceRequest) corev1.ResourceName {
	if attribute != "gpus" && !slices.Contains(r.Capabilities, "gpu") {
		return ""
	}
	switch r.Driver {
	case "", "nvidia":
		return "nvidia.com/gpu"
	case "amd":
		return "amd.com/gpu"
	case "intel":
		return "gpu.intel.com/i915"
	default:
		return ""
	}
}
