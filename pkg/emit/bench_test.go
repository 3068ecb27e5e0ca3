package emit

import (
	"encoding/json"
	"fmt"
	"io"
	"testing"

	appsv1 "k8s.io/api/apps/v1"
	kyaml "sigs.k8s.io/kustomize/kyaml/yaml"
	"sigs.k8s.io/yaml"
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

// The routes from 5,000 objects to nodes, and from there to text.
func BenchmarkNodes(b *testing.B) {
	objects := many(5000)
	b.Run("direct", func(b *testing.B) {
		for b.Loop() {
			if _, err := Nodes(objects); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("json", func(b *testing.B) {
		for b.Loop() {
			for _, o := range objects {
				if _, err := json.Marshal(o); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("sigs.k8s.io/yaml and parse", func(b *testing.B) {
		for b.Loop() {
			for _, o := range objects {
				text, err := yaml.Marshal(o)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := kyaml.Parse(string(text)); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}

func BenchmarkWrite(b *testing.B) {
	objects := many(5000)
	b.ReportAllocs()
	for b.Loop() {
		if err := Write(io.Discard, objects); err != nil {
			b.Fatal(err)
		}
	}
}
