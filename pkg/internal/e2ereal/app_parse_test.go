package e2ereal

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"sigs.k8s.io/yaml"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/generate"
	"github.com/composesource/composesource/pkg/report"
)

// TestApplicationsConvert needs no cluster: an application that can't be
// converted, before or after an update, is found by `make test`.
func TestApplicationsConvert(t *testing.T) {
	for _, a := range apps(t) {
		updates := []string{""}
		for _, s := range a.script {
			if s.verb == "update" {
				updates = append(updates, s.of)
			}
		}
		for _, update := range updates {
			root := fstest.MapFS{}
			for name, data := range a.at(update) {
				root[name] = &fstest.MapFile{Data: data}
			}
			config := &api.ComposeSource{Metadata: api.Metadata{Name: a.name}}
			if err := yaml.Unmarshal([]byte(a.spec), &config.Spec); err != nil {
				t.Fatal(a.name, err)
			}
			r := report.New(report.Options{})
			if _, err := generate.Run(config, generate.Options{Root: func() (fs.FS, error) { return root, nil }}, r); err != nil {
				t.Error(a.name, update, err)
			}
			if r.Failed() {
				var text strings.Builder
				_ = r.WriteText(&text)
				t.Errorf("%s %s: %s", a.name, update, text.String())
			}
		}
	}
}

func TestSteps(t *testing.T) {
	list, err := steps("put db: echo a: b\nsee db: cat\n> one\n> two\n\n# so\nreplace db\nupdate tag\n")
	if err != nil || len(list) != 4 || list[0].run != "echo a: b" || list[1].want != "one\ntwo" || list[3].of != "tag" || list[3].line != 8 {
		t.Errorf("got %+v, %v", list, err)
	}
	for _, wrong := range []string{"look db: cat", "see db", "replace", "replace db: now", "> alone", "put : true"} {
		if _, err := steps(wrong); err == nil {
			t.Errorf("%q is no step and gave no error", wrong)
		}
	}
}

func TestAnOutcomeSaysWhatDiffers(t *testing.T) {
	docker := &outcome{restarts: map[string]int{"flaky": 2}}
	o := &outcome{restarts: map[string]int{"flaky/flaky-1": 2, "web/web-1": 1}}
	o.compare(docker)
	if len(o.differs) != 1 || !strings.HasPrefix(o.differs[0], "web/web-1 restarted") {
		t.Errorf("got %q", o.differs)
	}
	r := row{app: app{name: "shop", why: "a|b."}, docker: docker, on: map[string]*outcome{"block": o}, upgrade: &outcome{}, rolls: []string{"deployment web"}}
	if got := r.String(); !strings.Contains(got, `a\|b |`) || !strings.Contains(got, "| **1 differ** | not tried | web |") || !rowPattern.MatchString(got) {
		t.Error(got)
	}
}
