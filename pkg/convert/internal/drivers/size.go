package drivers

import (
	"github.com/docker/go-units"
	"k8s.io/apimachinery/pkg/api/resource"
)

// Size reads a size in driver_opts, in the units of Docker or of Kubernetes:
// 20g, 2Gi. What both know means what it means to Docker.
func Size(text string) (resource.Quantity, bool) {
	if text == "" {
		return resource.Quantity{}, false
	}
	bytes, err := units.RAMInBytes(text)
	if err != nil {
		size, err := resource.ParseQuantity(text)
		if err != nil {
			return size, false
		}
		bytes = size.Value()
	}
	return *resource.NewQuantity(bytes, resource.BinarySI), bytes > 0
}
