package generate

import (
	"fmt"
	"io"
	"math"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/report"
)

// BenchmarkGrowth runs each dimension at once, 4 and 16 times its least, and prints
// the exponents of the bytes that are allocated and of the time: 1 grows with the
// input, 2 with its square. Other processes change the time, and never the bytes. The
// collector is off, whose part in the time grows with the heap.
func BenchmarkGrowth(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	for _, d := range allDimensions() {
		b.Run(strings.ReplaceAll(d.name, " ", "-"), func(b *testing.B) {
			var best [3]time.Duration
			var allocated [3]uint64
			for b.Loop() {
				for i, factor := range []int{1, 4, 16} {
					spec := d.spec(d.least * factor)
					took, bytes := measure(func() { once(b, spec) })
					allocated[i] = bytes
					if best[i] == 0 || took < best[i] {
						best[i] = took
					}
				}
			}
			b.ReportMetric(math.Log(float64(best[2])/float64(best[1]))/math.Log(4), "exponent")
			b.ReportMetric(math.Log(float64(allocated[2])/float64(allocated[1]))/math.Log(4), "exponent-of-bytes")
			b.ReportMetric(float64(allocated[2])/(1<<20), "MB/16x")
			for i, name := range []string{"ms/1x", "ms/4x", "ms/16x"} {
				b.ReportMetric(best[i].Seconds()*1000, name)
			}
		})
	}
}

// measure returns how long something takes and how many bytes it allocates.
func measure(do func()) (took time.Duration, bytes uint64) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	start := time.Now()
	do()
	took = time.Since(start)
	runtime.ReadMemStats(&after)
	return took, after.TotalAlloc - before.TotalAlloc
}

// once makes the manifests of a project.
func once(tb testing.TB, spec api.Spec) {
	tb.Helper()
	r := report.New(report.Options{})
	result, err := Run(&api.ComposeSource{Metadata: api.Metadata{Name: "app"}, Spec: spec}, Options{Kustomize: true}, r)
	if err != nil || r.Failed() {
		tb.Fatalf("%v: %s", err, first(r))
	}
	if err := emit.Write(io.Discard, result.Objects); err != nil {
		tb.Fatal(err)
	}
}

// first returns the first error.
func first(r *report.Report) string {
	for _, f := range r.Findings() {
		if f.Severity == report.Error {
			return fmt.Sprint(f.Position, " ", f.Message)
		}
	}
	return ""
}

// TestGrowth holds that the benchmark measures what is converted, and not how fast
// it is refused.
func TestGrowth(t *testing.T) {
	for _, d := range allDimensions() {
		t.Run(d.name, func(t *testing.T) {
			for _, factor := range []int{1, 16} {
				once(t, d.spec(d.least*factor))
			}
		})
	}
}
