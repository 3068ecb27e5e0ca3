package build

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/kyaml/filesys"

	"github.com/composesource/composesource/pkg/generate"
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// BenchmarkRun builds a base with a ComposeSource of n services that wait for each other,
// then what comes out of it from a file: here, and by Kustomize alone. Kustomize's time
// grows with the square of the objects, which are six a service.
func BenchmarkRun(b *testing.B) {
	for _, n := range []int{25, 50, 100} {
		files := "-- base/kustomization.yaml --\ngenerators: [gen.yaml]\n-- base/gen.yaml --\n" + configuration("ComposeSource", "exec: {path: x}") +
			"-- plain/kustomization.yaml --\nresources: [objects.yaml]\n-- base/compose.yaml --\nservices:\n"
		for i := range n {
			files += fmt.Sprintf("  s%d: {image: 'nginx:1', environment: {MODE: fast, PASSWORD: hunter2hunter%[1]d}, ports: ['80'], healthcheck: {test: [CMD, 'true']}, volumes: ['d%[1]d:/d'], depends_on: {s%[2]d: {condition: service_healthy}}}\n", i, i+1)
		}
		files += fmt.Sprintf("  s%d: {image: 'nginx:1', healthcheck: {test: [CMD, 'true']}}\nvolumes:\n", n)
		for i := range n {
			files += fmt.Sprintf("  d%d: {}\n", i)
		}
		dir := project(b, files)
		o := Options{
			Root: dir, MaxObjects: limit.BuildObjects.Max(), Generate: generate.Run, Err: io.Discard,
			Say: func(io.Writer, *report.Report, report.Counts) error { return nil },
		}
		built, err := Run(filepath.Join(dir, "base"), o)
		if err != nil {
			b.Fatal(err)
		}
		text, err := built.Objects.AsYaml()
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, "plain", "objects.yaml"), text, 0o644)
		}
		if err != nil {
			b.Fatal(err)
		}
		for _, c := range []struct {
			name string
			run  func() error
		}{
			{"generator", func() error { _, err := Run(filepath.Join(dir, "base"), o); return err }},
			{"files", func() error { _, err := Run(filepath.Join(dir, "plain"), o); return err }},
			{"kustomize", func() error {
				_, err := krusty.MakeKustomizer(krusty.MakeDefaultOptions()).Run(filesys.MakeFsOnDisk(), filepath.Join(dir, "plain"))
				return err
			}},
		} {
			b.Run(fmt.Sprintf("%s/%d", c.name, n), func(b *testing.B) {
				for b.Loop() {
					if err := c.run(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
