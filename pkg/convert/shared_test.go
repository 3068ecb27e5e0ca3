package convert

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/convert/internal/tools"
	"github.com/composesource/composesource/pkg/convert/internal/units/unitstest"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/report"
)

// Objects share what is the same in them, and drafts what the project holds: who wrote to
// it would change others.
func TestNobodyWritesToWhatIsShared(t *testing.T) {
	cases, err := filepath.Glob("../../testdata/rules/*/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range cases {
		if c, _ := caseOf(t, file); c != nil {
			convertedTwice(t, file, c.Project, c.options)
		}
	}
	// A variable that gives way to one of a model, and labels of two kinds.
	p, _ := unitstest.Load(t, `
services:
  web: {image: x, environment: {LLM_MODEL: mine, Z: z}, models: [llm], labels: {a: b}, deploy: {labels: {c: d}}}
models: {llm: {model: ai/x}}
`)
	convertedTwice(t, "models and labels", p, Options{})
}

// convertedTwice converts a project, looks at what is shared then, and converts it again,
// to the same.
func convertedTwice(t *testing.T, name string, p *compose.Project, o Options) {
	t.Helper()
	loaded := textOf(t, p)
	var made [2]emit.FileSet
	var said [2][]report.Finding
	for i := range made {
		c := newConverter(p, o, report.New(report.Options{}))
		c.run()
		sharedIsAsMade(t, name, c)
		files, err := emit.Files(c.result.Objects)
		if err != nil {
			t.Fatal(name, err)
		}
		made[i], said[i] = files, c.Report.Findings()
	}
	if diff := cmp.Diff(made[0].Content, made[1].Content) + cmp.Diff(said[0], said[1]); diff != "" {
		t.Errorf("%s, converted again (-first +second):\n%s", name, diff)
	}
	if diff := cmp.Diff(loaded, textOf(t, p)); diff != "" {
		t.Errorf("%s: the project (-loaded +converted):\n%s", name, diff)
	}
}

// textOf returns what a project holds, with the variables of its services.
func textOf(t *testing.T, p *compose.Project) string {
	t.Helper()
	text, err := p.MarshalYAML()
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	all.Write(text)
	for _, service := range p.ServiceNames() {
		for _, v := range p.Environment("services." + service) {
			fmt.Fprintln(&all, service, v.Name, v.Value, v.Unset, v.At)
		}
	}
	return all.String()
}

func sharedIsAsMade(t *testing.T, name string, c *converter) {
	t.Helper()
	labels, kit := objects.NewLabels(c.Project.Name), tools.New(c.Spec.DependsOn.Image)
	for _, u := range c.units {
		want := []any{labels.Shared(u.ID), labels.Of(u.ID, u.ID), labels.Selector(u.ID), kit.Resources, kit.Security}
		got := []any{c.Labels.Shared(u.ID), c.Labels.Of(u.ID, u.ID), c.Labels.Selector(u.ID), c.Tools.Resources, c.Tools.Security}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: what %s shares with others (-made +now):\n%s", name, u.Name, diff)
		}
	}
}
