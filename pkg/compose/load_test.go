package compose

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/composesource/composesource/pkg/report"
)

// load reads a project of a few files and returns it with everything reported.
func load(t *testing.T, files map[string]string, o Options) (*Project, string) {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	r := report.New(report.Options{Level: report.Info})
	p := Load(fsys, o, r)
	var b strings.Builder
	if err := r.WriteText(&b); err != nil {
		t.Fatal(err)
	}
	return p, b.String()
}

func TestLoadResolvesEnvironmentWithPlaces(t *testing.T) {
	p, report := load(t, map[string]string{
		"compose.yaml": "name: demo\nservices:\n  web:\n    image: nginx:${TAG:-1}\n    env_file: a.env\n    environment: {A: 1, C: }\n",
		"a.env":        "X=1\nexport Y='q'\nA=5\n",
	}, Options{})
	if p == nil {
		t.Fatal(report)
	}
	want := []struct{ name, value, at string }{
		{"A", "1", "compose.yaml:6:22"}, {"C", "", "compose.yaml:6:25"}, {"X", "1", "a.env:1:1"}, {"Y", "q", "a.env:2:8"},
	}
	for i, v := range p.Environment("services.web") {
		if v.Name != want[i].name || v.Value != want[i].value || v.At.String() != want[i].at {
			t.Errorf("got %v, want %v", v, want[i])
		}
	}
}
