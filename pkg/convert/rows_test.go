package convert

import (
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/schema"
)

// TestEveryAttributeHasARow walks the schema that compose-go holds, so that a
// new version of it forces a decision about every new attribute.
func TestEveryAttributeHasARow(t *testing.T) {
	services, project := newTable(serviceRules()), newTable(projectRules())
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
		if _, ok := t[pattern+part]; !ok {
			part = "*"
		}
		pattern += part
		if _, ok := t[pattern]; !ok {
			return false
		}
		if !t.hasBelow(pattern) {
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
	for _, rule := range append(serviceRules(), projectRules()...) {
		if !known[rule.Attribute] {
			t.Errorf("%s is no attribute of the schema", rule.Attribute)
		}
	}
}

func TestRowsAreUnique(t *testing.T) {
	for _, rules := range [][]Rule{serviceRules(), projectRules()} {
		seen := map[string]bool{}
		for _, rule := range rules {
			if seen[rule.Attribute] {
				t.Errorf("%s has two rows", rule.Attribute)
			}
			seen[rule.Attribute] = true
		}
	}
}
