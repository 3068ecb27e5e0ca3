package krm

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/composesource/composesource/pkg/generate"
)

// BenchmarkFunction answers Kustomize, kpt, and kpt with a package that holds what an
// earlier run left there.
func BenchmarkFunction(b *testing.B) {
	for _, services := range []int{25, 100, 200, 1000} {
		config := "apiVersion: composesource.dev/v1alpha1\n  kind: ComposeSource\n  metadata: {name: app%s}\n  spec:\n    inline:\n      compose.yaml: |\n        services:\n"
		for i := range services {
			config += fmt.Sprintf("          s%d: {image: 'nginx:1', environment: {A: b}, ports: ['%d:80'], volumes: ['d%[1]d:/d']}\n", i, 8000+i)
		}
		config += "        volumes:\n"
		for i := range services {
			config += fmt.Sprintf("          d%d: {}\n", i)
		}
		list := func(annotations string) string {
			config := fmt.Sprintf(config, annotations)
			return "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n- " + config + "functionConfig:\n  " + config
		}
		kpt := list(", annotations: {config.kubernetes.io/path: source.yaml, internal.config.kubernetes.io/path: source.yaml}")
		var again strings.Builder
		give(b, kpt, &again)
		for _, c := range []struct{ name, in string }{{"kustomize", list("")}, {"kpt", kpt}, {"kpt again", again.String()}} {
			b.Run(fmt.Sprintf("%s/%d", c.name, services), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					give(b, c.in, io.Discard)
				}
			})
		}
	}
}

func give(b *testing.B, in string, out io.Writer) {
	var said bytes.Buffer
	f := Function{In: strings.NewReader(in), Out: out, Err: &said, Generate: generate.Run}
	if err := f.Run(); err != nil {
		b.Fatal(err, said.String())
	}
}
