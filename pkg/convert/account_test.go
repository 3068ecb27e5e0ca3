package convert

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/report"
)

func scalar(value any) *compose.Node { return &compose.Node{Value: value} }

func mapping(fields ...compose.Field) *compose.Node {
	return &compose.Node{Kind: compose.Mapping, Fields: fields}
}

func list(items ...*compose.Node) *compose.Node {
	return &compose.Node{Kind: compose.Sequence, Items: items}
}

func field(name string, value *compose.Node) compose.Field {
	return compose.Field{Name: name, Value: value}
}

func TestAccountSettlesEveryKeyThatWasWritten(t *testing.T) {
	c := planned(compose.Services{"web": {}})
	rules := newTable([]Rule{
		{Attribute: "image", Word: exact},
		{Attribute: "logging", Word: dropped, Code: report.Logging},
		{Attribute: "tty", Word: exact, Default: false},
		{Attribute: "ports", Word: overlay, Each: true},
		{Attribute: "ports[].mode", Word: dropped},
		{Attribute: "depends_on", Word: approximate, Each: true},
		{Attribute: "depends_on.*", Word: approximate},
	})
	c.settle(rules, "services.web.", "", mapping(
		field("image", scalar("a")),
		field("logging", mapping(field("driver", scalar("syslog")))),
		field("tty", scalar(false)),
		field("ports", list(mapping(field("mode", scalar("host")), field("brand_new", scalar(1))))),
		field("depends_on", mapping(field("db", mapping(field("condition", scalar("service_started")))))),
		field("x-mine", scalar("silent")),
		field("unheard", scalar("of")),
	))
	got := map[string]report.Word{}
	for _, s := range c.Report.Settings() {
		got[s.Field] = s.Word
	}
	want := map[string]report.Word{
		"services.web.image": exact, "services.web.logging": dropped, "services.web.tty": exact, "services.web.ports[0]": overlay,
		"services.web.ports[0].brand_new": dropped, "services.web.depends_on.db": approximate, "services.web.unheard": dropped,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	said := map[string]report.Code{}
	for _, f := range c.Report.Findings() {
		said[f.Field] = f.Code
	}
	if diff := cmp.Diff(map[string]report.Code{
		"services.web.logging": report.Logging, "services.web.tty": report.DefaultValue,
		"services.web.ports[0].brand_new": report.NotConverted, "services.web.unheard": report.NotConverted,
	}, said); diff != "" {
		t.Error(diff)
	}
}

func TestDefaults(t *testing.T) {
	for _, c := range []struct {
		rule  Rule
		value *compose.Node
		want  bool
	}{
		{Rule{Attribute: "tty", Default: false}, scalar(false), true},
		{Rule{Attribute: "tty", Default: false}, scalar("false"), true},
		{Rule{Attribute: "tty", Default: false}, scalar(true), false},
		{Rule{Attribute: "tty"}, scalar(false), false},
		{Rule{Attribute: "pids_limit", Default: -1}, scalar(-1), true},
		{Rule{Attribute: "capabilities", Default: []string{"gpu"}}, list(scalar("gpu")), true},
		{Rule{Attribute: "capabilities", Default: []string{"gpu"}}, list(scalar("gpu"), scalar("x")), false},
		{Rule{Attribute: "labels"}, mapping(), true},
		{Rule{Attribute: "dns"}, list(), true},
		{Rule{Attribute: "command"}, scalar(nil), true},
		{Rule{Attribute: "entrypoint", Empty: true}, scalar(nil), true},
		{Rule{Attribute: "entrypoint", Empty: true}, list(), false},
		{Rule{Attribute: "volumes.*"}, scalar(nil), false},
	} {
		if got := isDefault(&c.rule, c.value); got != c.want {
			t.Errorf("%s %+v: got %v", c.rule.Attribute, c.value, got)
		}
	}
}

// A hook runs in the pods of its service, and so what it became is there.
func TestSettingsOfHooksAreInTheirContainers(t *testing.T) {
	c, _ := caseOf(t, "../../testdata/rules/workload/pre-start.txtar")
	c.run()
	const field = "services.web.pre_start[1].user"
	for _, s := range c.Report.Settings() {
		if s.Field == field {
			want := []string{"Deployment/web spec.template.spec.initContainers[web-pre-start-1].securityContext.runAsUser"}
			if diff := cmp.Diff(want, s.In); diff != "" || s.Word != exact {
				t.Errorf("%s is %s: %s", field, s.Word, diff)
			}
			return
		}
	}
	t.Errorf("%s has no line", field)
}

// A report that only counts settings counts them as one that shows them.
func TestCountingChangesNoWord(t *testing.T) {
	cases, err := filepath.Glob("../../testdata/rules/*/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range cases {
		shown, _ := caseOf(t, file)
		if shown == nil {
			continue
		}
		counted, _ := caseOf(t, file)
		counted.Report.Count()
		shown.run()
		counted.run()
		if diff := cmp.Diff(shown.Report.Summary(report.Counts{}), counted.Report.Summary(report.Counts{})); diff != "" {
			t.Errorf("%s: %s", file, diff)
		}
	}
}
