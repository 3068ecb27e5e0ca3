package compose

import (
	"errors"
	"regexp"
	"strings"

	"github.com/compose-spec/compose-go/v2/template"

	"github.com/composesource/composesource/pkg/report"
)

// interpolate replaces the variables in text. It returns false after an error.
func (p *parser) interpolate(n *Node, text string, at *fieldPath) (string, bool) {
	dollars := strings.Count(text, "$")
	if dollars == 0 {
		return text, true
	}
	if !p.within("$ in one value", dollars, maxDollars, n.At, at.String()) {
		return "", false
	}
	p.dollars += dollars
	if !p.within("$ in all values", p.dollars, maxAllDollars, n.At, at.String()) {
		return "", false
	}
	lookup := newLookup(text, func(name string) (string, bool) {
		value, ok := p.vars[name]
		return p.bounded(value, n.At, at.String()), ok
	})
	result, err := template.SubstituteWithOptions(text, lookup.get, template.WithoutLogging)
	n.Variables = lookup.used
	for _, name := range lookup.unset {
		p.add(report.VariableUnset, n.At, at.String(), name)
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
		p.add(report.VariableRequired, n.At, at.String(), required.Variable, reason)
	default:
		p.add(report.VariableSyntax, n.At, at.String(), at.String())
	}
	return "", false
}

// bounded returns the value of a variable, or nothing when the project's
// variables have expanded to too much: a few that double each other fill any
// memory.
func (l *loader) bounded(value string, at report.Position, field string) string {
	l.expanded += len(value)
	if !l.within("bytes out of variables", l.expanded, maxExpanded, at, field) {
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
