package emit

import (
	"fmt"
	"io"
	"testing"

	appsv1 "k8s.io/api/apps/v1"
)

// many returns n Deployments as a project of n services has them.
func many(n int) []Object {
	var objects []Object
	for i := range n {
		d := *samples()[2].(*appsv1.Deployment)
		d.Name = fmt.Sprintf("service-%05d", i)
		objects = append(objects, &d)
	}
	return objects
}

// BenchmarkWrite writes 5,000 Deployments.
func BenchmarkWrite(b *testing.B) {
	objects := many(5000)
	b.ReportAllocs()
	for b.Loop() {
		if err := Write(io.Discard, objects); err != nil {
			b.Fatal(err)
		}
	}
}
