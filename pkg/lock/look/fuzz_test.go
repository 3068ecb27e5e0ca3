package look

import (
	"testing"

	"github.com/composesource/composesource/pkg/lock"
	"github.com/composesource/composesource/pkg/lock/look/internal/rootfs"
	"github.com/composesource/composesource/pkg/report"
	"github.com/composesource/composesource/pkg/strict"
)

// FuzzConfig has any configuration say something: what comes of it can be written, and
// read again without a complaint.
func FuzzConfig(f *testing.F) {
	f.Add([]byte(`{"os":"linux","architecture":"arm","rootfs":{"type":"layers"},"config":{"User":"a:b","ExposedPorts":{"80":{},"x/y":{},"70000/tcp":{}},
		"Volumes":{"/a/../b":{},"c":{},"/":{}},"StopSignal":"\u0000","WorkingDir":"\u202e","Env":["PATH"],"Entrypoint":["a: b","- c"],"Cmd":[""],
		"Healthcheck":{"Test":["CMD-SHELL","x"],"Interval":-1,"Timeout":1,"Retries":-3,"StartPeriod":9223372036854775807},"Shell":["/bin/bash"]}}`))
	f.Add([]byte(`{"os":"LINUX/../","architecture":"amd64","variant":"v9: x","rootfs":{"type":"layers"},"config":{"Healthcheck":{"Test":["NONE"]}}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		config, err := parseConfig(text)
		if err != nil {
			return
		}
		s := says{want: lock.Want{Paths: []string{"/a", "/a/", "b"}}, config: config, files: rootfs.New(rootfs.NewBudget(1))}
		i := lock.Image{Reference: "example/app:1", ImageID: digestOf(text), Platform: platformOf(config).String()}
		s.fill(&i)
		out, err := lock.Encode(&lock.File{Images: []lock.Image{i}})
		if err != nil {
			t.Fatal(err)
		}
		r := report.New(report.Options{})
		if lock.Decode(out, strict.Origin{File: "lock", Lines: true}, r) == nil || r.Failed() {
			t.Errorf("%s\nof\n%s\ncan't be read: %v", out, text, r.Findings())
		}
	})
}
