package convert

import (
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
	"sigs.k8s.io/yaml"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/report"
)

// TestRulesListTheirFindings converts every case and holds the findings against
// the rows: a row must list the findings that it may raise, because the mapping
// page tells people its limits by them.
func TestRulesListTheirFindings(t *testing.T) {
	cases, err := filepath.Glob("../../testdata/rules/*/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	services, project := newTable(ServiceRules()), newTable(ProjectRules())
	missing := map[string][]string{}
	for _, file := range cases {
		c, loaded := caseOf(t, file)
		if c == nil {
			continue
		}
		c.run()
		for _, f := range c.Report.Findings() {
			if slices.Contains(loaded, f) {
				continue
			}
			rule := ruleOf(services, project, f.Field)
			if rule == nil || slices.Contains(rule.Codes(), f.Code) || f.Code == report.DefaultValue {
				continue
			}
			if !slices.Contains(missing[rule.Attribute], string(f.Code)) {
				missing[rule.Attribute] = append(missing[rule.Attribute], string(f.Code))
			}
		}
	}
	for _, attribute := range slices.Sorted(maps.Keys(missing)) {
		t.Errorf("%s raises %s, which its row doesn't list", attribute, strings.Join(missing[attribute], ", "))
	}
}

// caseOf returns a converter that is to run over a case, and what was said before; nil
// for a project that is refused.
func caseOf(t *testing.T, file string) (*converter, []report.Finding) {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	root, err := txtar.FS(archive)
	if err != nil {
		t.Fatal(err)
	}
	var source api.ComposeSource
	for _, f := range archive.Files {
		if f.Name == "composesource.yaml" {
			if err := yaml.Unmarshal(f.Data, &source); err != nil {
				t.Fatal(err)
			}
		}
	}
	r := report.New(report.Options{})
	p := compose.Load(root, compose.Options{DefaultName: "app", Files: source.Spec.Files, Profiles: source.Spec.Profiles, Env: source.Spec.Env, EnvFiles: source.Spec.EnvFiles}, r)
	if p == nil {
		return nil, nil
	}
	return newConverter(p, Options{Spec: source.Spec}, r), r.Findings()
}

var index = regexp.MustCompile(`\[\d+\]`)

// ruleOf returns the row of a field, or of the nearest field above it that has
// one; nil for a whole service.
func ruleOf(services, project table, field string) *Rule {
	parts := strings.Split(index.ReplaceAllString(field, "[]"), ".")
	t := project
	if parts[0] == "services" || parts[0] == "jobs" {
		t, parts = services, parts[min(2, len(parts)):]
	}
	if i := slices.Index(parts, "pre_start[]"); i >= 0 && i+1 < len(parts) {
		parts = parts[i+1:]
	}
	var found *Rule
	path := ""
	for _, part := range parts {
		next := strings.TrimPrefix(path+"."+part, ".")
		if !t.knows(strings.TrimSuffix(next, "[]")) {
			next = strings.TrimPrefix(path+".*", ".")
		}
		if rule := t.rows[strings.TrimSuffix(next, "[]")]; rule != nil {
			found = rule
		}
		path = next
	}
	return found
}
