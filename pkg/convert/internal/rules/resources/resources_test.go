package resources

import (
	"testing"

	corev1 "k8s.io/api/core/v1"
)

func TestQuantitiesSurviveThirtyTwoBits(t *testing.T) {
	for _, c := range []struct {
		cpus float32
		want string
	}{{0.1, "100m"}, {0.001, "1m"}, {0.0001, "1m"}, {1.5, "1500m"}, {2, "2"}, {0.333, "333m"}, {63.999, "63999m"}} {
		q := quantity(corev1.ResourceCPU, cpus(c.cpus))
		if q.String() != c.want {
			t.Errorf("%v CPUs: got %s, want %s", c.cpus, q.String(), c.want)
		}
	}
	for bytes, want := range map[float64]string{536870912: "512Mi", 1 << 30: "1Gi", 1500: "1500", 1 << 50: "1Pi"} {
		q := quantity(corev1.ResourceMemory, bytes)
		if q.String() != want {
			t.Errorf("%v bytes: got %s, want %s", bytes, q.String(), want)
		}
	}
}
