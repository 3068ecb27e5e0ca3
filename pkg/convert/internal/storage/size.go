package storage

import (
	"cmp"

	"k8s.io/apimachinery/pkg/api/resource"

	"github.com/composesource/composesource/pkg/convert/internal/drivers"
	"github.com/composesource/composesource/pkg/report"
)

// claimSize returns the size of a volume's claim: asked for, else of driver_opts,
// else the default.
func (l *planner) claimSize(volume string) resource.Quantity {
	if asked := l.Spec.Volumes[volume].Size; asked != "" {
		return l.specSize("spec.volumes."+volume+".size", asked)
	}
	if size, ok := drivers.Size(l.Project.Volumes[volume].DriverOpts["size"]); ok {
		return size
	}
	return l.defaultSize()
}

// defaultSize returns the size of what nobody gave one.
func (l *planner) defaultSize() resource.Quantity {
	return l.specSize("spec.storage.size", cmp.Or(l.Spec.Storage.Size, "5Gi"))
}

// specSize reads a size of the configuration.
func (l *planner) specSize(field, text string) resource.Quantity {
	size, err := resource.ParseQuantity(text)
	if err != nil {
		l.Report.Add(report.ConfigWrongValue, report.Position{}, field, field, text, "use a Kubernetes quantity such as 10Gi or 500Mi")
	}
	return size
}
