package compose

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/template"

	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// interpolate replaces the variables in text. It returns false after an error.
func (p *parser) interpolate(n *tree.Node, text string, at *tree.Path) (string, bool) {
	dollars := strings.Count(text, "$")
	if dollars == 0 || p.options.Resolved {
		return text, true
	}
	if !p.WithinAt(limit.Defaults, defaults(text), n.At, at) {
		return "", false
	}
	p.dollars += dollars
	if !p.WithinAt(limit.Dollars, p.dollars, n.At, at) {
		return "", false
	}
	lookup := newLookup(text, func(name string) (string, bool) {
		value, ok := p.Vars[name]
		if name == "PWD" && !ok && namesFile(at) {
			return ".", true // where docker compose is run: the directory of the project
		}
		return p.bounded(value, n.At, at.String()), ok
	})
	result, err := template.SubstituteWithOptions(text, lookup.get, template.WithoutLogging)
	n.Wrote(text, lookup.used)
	for _, name := range lookup.unset {
		p.Add(report.VariableUnset, n.At, at.String(), name)
	}
	var required *template.MissingRequiredError
	switch {
	case err == nil:
		return result, true
	case errors.As(err, &required):
		reason := ""
		if required.Reason != "" && strings.Contains(text, required.Reason) { // literally in the file: no value is in it
			reason = ": " + required.Reason
		}
		p.Add(report.VariableRequired, n.At, at.String(), required.Variable, reason)
	default:
		p.Add(report.VariableSyntax, n.At, at.String(), at.String())
	}
	return "", false
}

// namesFile reports whether the attribute at a path is the place of a file.
func namesFile(at *tree.Path) bool {
	names := at.Names()
	if len(names) < 3 {
		return false
	}
	section, attribute := names[0], names[2]
	if section == "services" || section == "jobs" {
		return slices.Contains([]string{"volumes", "env_file", "label_file", "build", "extends"}, attribute)
	}
	return attribute == "file" && (section == "secrets" || section == "configs")
}

var operatorPattern = regexp.MustCompile(`(?i)\{[_a-z][_a-z0-9]*:?[-+?]`) // as in compose-go: ſ and the sign of Kelvin are letters as well

// defaults counts the variables in text that have a default or another operator:
// compose-go looks for the end of each in all of the rest.
func defaults(text string) int { return len(operatorPattern.FindAllStringIndex(text, -1)) }

// bounded returns the value of a variable, or nothing when the project's
// variables have expanded to too much: a few that double each other fill any
// memory.
func (l *loader) bounded(value string, at report.Position, field string) string {
	l.expanded += len(value)
	if !l.Within(limit.Expanded, l.expanded, at, field) {
		return ""
	}
	return value
}

// reference of a variable in text, as far as it must be known whether it has a
// default: `$$`, `$NAME`, `${NAME}` or `${NAME` with an operator.
var variablePattern = regexp.MustCompile(`\$(?:\$|([_a-zA-Z][_a-zA-Z0-9]*)|\{([_a-zA-Z][_a-zA-Z0-9]*)(\}?))`)

// lookup finds variables for compose-go's template package and notes which were
// used and which were missing.
type lookup struct {
	find  func(string) (string, bool)
	plain map[string]bool // names that are written without a default somewhere
	used  []string
	unset []string // plain names without a value
	seen  map[string]bool
}

func newLookup(text string, find func(string) (string, bool)) *lookup {
	l := &lookup{find: find, plain: map[string]bool{}, seen: map[string]bool{}}
	for _, m := range variablePattern.FindAllStringSubmatch(text, -1) {
		if m[1] != "" || m[3] != "" {
			l.plain[m[1]+m[2]] = true
		}
	}
	return l
}

// get is a template.Mapping.
func (l *lookup) get(name string) (string, bool) {
	value, ok := l.find(name)
	if !l.seen[name] {
		l.seen[name] = true
		l.used = append(l.used, name)
		if !ok && l.plain[name] {
			l.unset = append(l.unset, name)
		}
	}
	return value, ok
}
