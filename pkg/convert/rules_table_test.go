package convert

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/schema"
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

// A reader who looks for what becomes of an attribute must find it from its row.
func TestEveryRowSaysWhoDoesIt(t *testing.T) {
	for _, rules := range [][]Rule{ServiceRules(), ProjectRules()} {
		rows := newTable(rules).rows
		for _, rule := range rules {
			if !saysWho(rows, rule.Attribute) && rule.Word != dropped && rule.Into != resolved {
				t.Errorf("%s: its row names no function, step or other row that does it", rule.Attribute)
			}
			if with := rows[rule.With]; rule.With != "" && (with == nil || with.Apply == nil) {
				t.Errorf("%s is done with %q, which has no function", rule.Attribute, rule.With)
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
		if r := rows[attribute]; r != nil && (r.Apply != nil || r.Step != nil || r.With != "" || r.Code != "") {
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
