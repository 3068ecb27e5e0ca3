package convert

import (
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/schema"
	"github.com/google/go-cmp/cmp"
)

// TestEveryAttributeHasARow walks the schema that compose-go holds, so that a
// new version of it forces a decision about every new attribute.
func TestEveryAttributeHasARow(t *testing.T) {
	services, project := newTable(ServiceRules()), newTable(ProjectRules())
	for _, p := range schema.AttributePaths() {
		path := strings.ReplaceAll(string(p), ".[]", "[]")
		rules := project
		for _, container := range []string{"services.*.pre_start[]", "services.*", "jobs.*"} {
			if below, ok := strings.CutPrefix(path, container); ok {
				rules, path = services, strings.TrimPrefix(below, ".")
				break
			}
		}
		if path == "services" || path == "jobs" || path == "" {
			continue
		}
		if !covered(rules, path) {
			t.Errorf("%s has no row", p)
		}
	}
}

// covered follows path through the table as the account does.
func covered(t table, path string) bool {
	pattern := ""
	for _, part := range strings.Split(strings.ReplaceAll(path, "[]", ".[]"), ".") {
		switch {
		case part == "[]":
			pattern += "[]"
			continue
		case pattern != "":
			pattern += "."
		}
		if !t.knows(pattern + part) {
			part = "*"
		}
		pattern += part
		if !t.knows(pattern) {
			return false
		}
		if !t.below[pattern] {
			return true
		}
	}
	return true
}

// TestRowsAreReached finds rows for attributes that don't exist (any more).
func TestRowsAreReached(t *testing.T) {
	known := map[string]bool{}
	for _, p := range schema.AttributePaths() {
		path := strings.ReplaceAll(string(p), ".[]", "[]")
		known[path] = true
		for _, container := range []string{"services.*.pre_start[].", "services.*.", "jobs.*."} {
			if below, ok := strings.CutPrefix(path, container); ok {
				known[below] = true
			}
		}
	}
	for _, rule := range append(ServiceRules(), ProjectRules()...) {
		if !known[rule.Attribute] {
			t.Errorf("%s is no attribute of the schema", rule.Attribute)
		}
	}
}

func TestRowsAreUnique(t *testing.T) {
	for _, rules := range [][]Rule{ServiceRules(), ProjectRules()} {
		seen := map[string]bool{}
		for _, rule := range rules {
			if seen[rule.Attribute] {
				t.Errorf("%s has two rows", rule.Attribute)
			}
			seen[rule.Attribute] = true
		}
	}
}

// Rows are found by their attributes, so no function may count on the one above it: what
// reads what others made has a stage that says so.
func TestTheOrderOfRowsDoesNotMatter(t *testing.T) {
	cases, err := filepath.Glob("../../testdata/rules/*/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range cases {
		forth, _ := caseOf(t, file)
		if forth == nil {
			continue
		}
		back, _ := caseOf(t, file)
		slices.Reverse(back.rules)
		want, got := forth.run().Objects, back.run().Objects
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", file, diff)
		}
		if diff := cmp.Diff(forth.Report.Findings(), back.Report.Findings()); diff != "" {
			t.Errorf("%s: %s", file, diff)
		}
	}
}

// What two rows name runs once, so both must say when.
func TestRowsOfOneFunctionHaveOneStage(t *testing.T) {
	stages := map[uintptr]stage{}
	for _, rule := range ServiceRules() {
		at := reflect.ValueOf(rule.Apply).Pointer()
		if known, ok := stages[at]; ok && rule.Apply != nil && known != rule.When {
			t.Errorf("%s: its function runs in another stage by another row", rule.Attribute)
		}
		stages[at] = rule.When
	}
}

// A reader who looks for what becomes of an attribute must find it from its row.
func TestEveryRowSaysWhoDoesIt(t *testing.T) {
	for _, rules := range [][]Rule{ServiceRules(), ProjectRules()} {
		rows := newTable(rules).rows
		for _, rule := range rules {
			if !saysWho(rows, rule.Attribute) && rule.Word != dropped && rule.Into != resolved {
				t.Errorf("%s: its row names no function, step or other row that does it", rule.Attribute)
			}
			if rule.Step != nil && !slices.ContainsFunc(steps(), func(step func(*converter)) bool { return same(step, rule.Step) }) {
				t.Errorf("%s is done by what is no step of Convert", rule.Attribute)
			}
		}
	}
}

// saysWho reports whether a row says who does it, or one above it does.
func saysWho(rows map[string]*Rule, attribute string) bool {
	for attribute != "" {
		if r := rows[attribute]; r != nil && (r.Apply != nil || r.Step != nil || r.Code != "") {
			return true
		}
		attribute = attribute[:max(0, strings.LastIndexAny(attribute, ".["))]
	}
	return false
}

// same reports whether two steps are one function.
func same(a, b func(*converter)) bool {
	return reflect.ValueOf(a).Pointer() == reflect.ValueOf(b).Pointer()
}
