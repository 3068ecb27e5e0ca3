package resources

import (
	"math"
	"strconv"

	"github.com/compose-spec/compose-go/v2/types"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/report"
)

// sharesPerCPU is the weight that the kubelet gives a request of one CPU, and
// Docker's default for a container.
const sharesPerCPU = 1024

// amount is a number that may have been written in two places.
type amount struct {
	attribute string  // where it was written
	value     float64 // in CPUs or bytes; 0 for none
}

// Resources writes limits and requests. Docker reserves nothing for a container
// that only has a limit, and Kubernetes would reserve the whole limit: such a
// request is written as 0.
func Resources(u *drafts.Draft) {
	limits, reservations := &types.Resource{}, &types.Resource{}
	if u.Deploy != nil && u.Deploy.Resources.Limits != nil {
		limits = u.Deploy.Resources.Limits
	}
	if u.Deploy != nil && u.Deploy.Resources.Reservations != nil {
		reservations = u.Deploy.Resources.Reservations
	}
	cpuLimit := oneOf(u, amount{"deploy.resources.limits.cpus", cpus(float32(limits.NanoCPUs))}, amount{"cpus", cpus(u.CPUS)})
	cpuLimit = oneOf(u, cpuLimit, cpuQuota(u))
	memoryLimit := oneOf(u, amount{"deploy.resources.limits.memory", float64(limits.MemoryBytes)}, amount{"mem_limit", float64(u.MemLimit)})
	cpuRequest := cpuShares(u, amount{"deploy.resources.reservations.cpus", cpus(float32(reservations.NanoCPUs))}, cpuLimit)
	memoryRequest := oneOf(u, amount{"deploy.resources.reservations.memory", float64(reservations.MemoryBytes)},
		amount{"mem_reservation", float64(u.MemReservation)})
	setResource(u, corev1.ResourceCPU, cpuLimit, cpuRequest)
	setResource(u, corev1.ResourceMemory, memoryLimit, memoryRequest)
}

// cpus undoes what the 32 bits of the typed configuration did to a decimal: the
// shortest one that they stand for is what was written.
func cpus(n float32) float64 {
	written, _ := strconv.ParseFloat(strconv.FormatFloat(float64(n), 'g', -1, 32), 64)
	return written
}

// oneOf returns the amount that was written, and refuses two that differ.
func oneOf(u *drafts.Draft, a, b amount) amount {
	switch {
	case b.value == 0:
		return a
	case a.value == 0:
		return b
	case a.value != b.value:
		u.Say(b.attribute, report.ResourceConflict, b.attribute, a.attribute)
	default:
		u.Say(b.attribute, report.DefaultValue, b.attribute+", beside "+a.attribute+",")
	}
	return a
}

// cpuQuota is how many microseconds of each period the container may run.
func cpuQuota(u *drafts.Draft) amount {
	const defaultPeriod = 100_000
	period := u.CPUPeriod
	if period == 0 {
		period = defaultPeriod
	}
	if u.CPUQuota <= 0 {
		u.Say("cpu_period", report.DefaultValue, "cpu_period without cpu_quota")
		u.Say("cpu_quota", report.DefaultValue, "cpu_quota without a limit")
		return amount{}
	}
	u.Became("cpu_period", account.Container("resources.limits[cpu]"))
	return amount{"cpu_quota", float64(u.CPUQuota) / float64(period)}
}

// cpuShares is a weight. In Kubernetes the weight follows from the request.
func cpuShares(u *drafts.Draft, reserved, limit amount) amount {
	if u.CPUShares <= 0 {
		u.Say("cpu_shares", report.DefaultValue, "cpu_shares: 0")
		return reserved
	}
	if reserved.value > 0 {
		u.Say("cpu_shares", report.CPUSharesIgnored, "cpu_shares")
		return reserved
	}
	share := amount{"cpu_shares", float64(u.CPUShares) / sharesPerCPU}
	if limit.value > 0 {
		share.value = min(share.value, limit.value)
	}
	request := quantity(corev1.ResourceCPU, share.value)
	u.Say("cpu_shares", report.CPUShares, "cpu_shares", request.String())
	return share
}

func setResource(u *drafts.Draft, name corev1.ResourceName, limit, request amount) {
	for _, a := range []amount{limit, request} {
		if a.value < 0 {
			u.Say(a.attribute, report.ResourceNegative, a.attribute)
			return
		}
	}
	if limit.value > 0 && request.value > limit.value {
		u.Say(request.attribute, report.ResourceOverLimit, request.attribute, limit.attribute)
		return
	}
	r := &u.Container.Resources
	if limit.value > 0 {
		u.Became(limit.attribute, account.Container("resources.limits["+string(name)+"]"))
		setQuantity(&r.Limits, name, limit.value)
	}
	if request.value > 0 {
		u.Became(request.attribute, account.Container("resources.requests["+string(name)+"]"))
	}
	if limit.value > 0 || request.value > 0 {
		setQuantity(&r.Requests, name, request.value)
	}
}

func setQuantity(list *corev1.ResourceList, name corev1.ResourceName, value float64) {
	if *list == nil {
		*list = corev1.ResourceList{}
	}
	(*list)[name] = quantity(name, value)
}

// quantity writes CPUs in thousandths, which is as fine as Kubernetes goes, and
// bytes in binary units, which is what Compose's are.
func quantity(name corev1.ResourceName, value float64) resource.Quantity {
	if name == corev1.ResourceCPU {
		return *resource.NewMilliQuantity(int64(math.Ceil(value*1000-1e-6)), resource.DecimalSI)
	}
	return *resource.NewQuantity(int64(value), resource.BinarySI)
}
