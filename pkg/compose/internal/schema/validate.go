package schema

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/report"
)

// Validate checks a merged document against the Compose Specification's schema
// and raises everything that is wrong with it. What is wrong is marked, so that
// nothing else is said about it. Only what the last document has brought is looked at:
// over is that, and nil when there is one alone.
func (l *Sayer) Validate(n, over *tree.Node) {
	v := &validator{valid: l.valid}
	for _, f := range n.In(over) {
		one := *n
		one.Fields = []tree.Field{f}
		v.check(l.schema, &one, over, report.Position{}, &tree.Path{})
	}
	for _, p := range v.problems {
		p.node.Bad = true
		l.problem(p)
	}
	for _, section := range []string{"services", "jobs"} {
		for _, f := range n.Get(section).In(over.Get(section)) {
			l.valid[f.Value] = true
		}
	}
	if f := n.Field("version"); f != nil && !f.Value.Bad {
		l.Add(report.VersionObsolete, f.At, "version")
	}
}

// problem is one thing that the schema does not allow.
type problem struct {
	code report.Code
	at   report.Position
	path *tree.Path
	node *tree.Node // what is wrong, and is not looked at again
	name string
	want string
	s    *schemaNode
}

// validator walks a document and the schema together.
type validator struct {
	problems []problem
	valid    map[*tree.Node]bool // services and jobs that were checked in an included model
}

func (v *validator) add(p problem) { v.problems = append(v.problems, p) }

// check compares n, whose key stands at key, with a schema: the fields of a mapping
// that over brought.
func (v *validator) check(s *schemaNode, n, over *tree.Node, key report.Position, at *tree.Path) {
	if s == nil || n.Bad {
		return
	}
	if len(s.Type) > 0 && !s.allows(n) {
		v.add(problem{code: report.ValueInvalid, at: n.At, path: at.Clone(), node: n, want: oneOf(articles(s.Type))})
		return
	}
	for _, part := range s.AllOf {
		v.check(part, n, over, key, at)
	}
	if len(s.OneOf) > 0 {
		v.alternatives(s.OneOf, n, over, key, at)
	}
	if len(s.AnyOf) > 0 && !slices.ContainsFunc(s.AnyOf, func(s *schemaNode) bool { return s.accepts(n) }) {
		v.add(problem{code: report.MissingAttribute, at: key, path: at.Clone(), node: n, want: oneOf(requiredOf(s.AnyOf))})
	}
	switch n.Kind {
	case tree.Mapping:
		v.mapping(s, n, over, key, at)
	case tree.Sequence:
		v.sequence(s, n, at)
	default:
		v.scalar(s, n, at)
	}
}

// alternatives checks n against the one schema that has its type. In the
// Compose schema alternatives differ in type.
func (v *validator) alternatives(list []*schemaNode, n, over *tree.Node, key report.Position, at *tree.Path) {
	fits := make([]*schemaNode, 0, 4) // no attribute has more forms
	for _, s := range list {
		if s.kinds == nil || allows(s.kinds, n) {
			fits = append(fits, s)
		}
	}
	switch len(fits) {
	case 0:
		var want []string
		for _, s := range list {
			want = append(want, s.kinds...)
		}
		v.add(problem{code: report.ValueInvalid, at: n.At, path: at.Clone(), node: n, want: oneOf(articles(want))})
	case 1:
		v.check(fits[0], n, over, key, at)
	default:
		accepted := 0
		for _, s := range fits {
			if s.accepts(n) {
				accepted++
			}
		}
		if accepted != 1 {
			v.add(problem{code: report.ValueInvalid, at: n.At, path: at.Clone(), node: n, want: "in exactly one of its forms"})
		}
	}
}

func (v *validator) mapping(s *schemaNode, n, over *tree.Node, key report.Position, at *tree.Path) {
	var unknown []problem
	closed := s.AdditionalProperties != nil || s.UnevaluatedProperties != nil // both are only ever false
	for _, f := range n.Fields {
		brought, ok := over.Brought(f.Name)
		if !ok || at.Depth() == 1 && v.valid[f.Value] {
			continue
		}
		below, known := s.property(f.Name)
		if below != nil {
			at.Enter(f.Name)
			v.check(below, f.Value, brought, f.At, at)
			at.Leave()
		}
		if !known && closed && !f.Value.Bad && !s.evaluates(f.Name) {
			unknown = append(unknown, problem{code: report.UnknownAttribute, at: f.At, path: at.Clone(), node: f.Value, name: f.Name, s: s})
		}
	}
	if len(unknown) == 1 && len(n.Fields) == 1 && at.IsItem() { // a mapping by mistake, or the one attribute is misspelt: what is missing says nothing
		unknown[0].node = n
		v.add(unknown[0])
		return
	}
	v.problems = append(v.problems, unknown...)
	for _, name := range s.Required {
		if n.Field(name) == nil {
			v.add(problem{code: report.MissingAttribute, at: key, path: at.Clone(), node: n, want: name})
		}
	}
}

func (v *validator) sequence(s *schemaNode, n *tree.Node, at *tree.Path) {
	var seen map[string]int
	if s.UniqueItems && len(n.Items) > 1 {
		seen = make(map[string]int, len(n.Items))
	}
	for i, item := range n.Items {
		if s.Items != nil {
			at.EnterItem(i)
			v.check(s.Items, item, nil, item.At, at)
			at.Leave()
		}
		if seen == nil || item.Bad {
			continue
		}
		var b strings.Builder
		item.Write(&b)
		if j, ok := seen[b.String()]; ok {
			v.add(problem{code: report.DuplicateItem, at: item.At, path: at.Item(i), node: item, want: fmt.Sprint(n.Items[j].At.Line)})
			continue
		}
		seen[b.String()] = i
	}
}

func (v *validator) scalar(s *schemaNode, n *tree.Node, at *tree.Path) {
	want := ""
	text, isText := n.Text()
	number, isNumber := number(n)
	switch {
	case len(s.Enum) > 0 && !(isText && slices.Contains(s.Enum, text)):
		want = oneOf(s.Enum)
	case s.pattern != nil && isText && !s.pattern.MatchString(text):
		want = "text that matches " + s.Pattern
	case s.Minimum != nil && isNumber && number < *s.Minimum:
		want = fmt.Sprintf("greater than or equal to %v", *s.Minimum)
	case s.Maximum != nil && isNumber && number > *s.Maximum:
		want = fmt.Sprintf("less than or equal to %v", *s.Maximum)
	default:
		return
	}
	v.add(problem{code: report.ValueInvalid, at: n.At, path: at.Clone(), node: n, want: want})
}

// accepts reports whether n is valid.
func (s *schemaNode) accepts(n *tree.Node) bool {
	v := &validator{}
	v.check(s, n, nil, n.At, &tree.Path{})
	return len(v.problems) == 0
}

// property returns the schema of a property, and whether s knows it.
func (s *schemaNode) property(name string) (*schemaNode, bool) {
	if below, ok := s.Properties[name]; ok {
		return below, true
	}
	for _, p := range s.patterns {
		if p.matches(name) {
			return p.schema, true
		}
	}
	return nil, false
}

// evaluates reports whether a part of s knows a property.
func (s *schemaNode) evaluates(name string) bool {
	return slices.ContainsFunc(s.AllOf, func(part *schemaNode) bool {
		_, ok := part.property(name)
		return ok || part.evaluates(name)
	})
}

// types returns the types that s allows; nil for any.
func (s *schemaNode) types() []string {
	if len(s.Type) > 0 || len(s.OneOf) == 0 {
		return s.Type
	}
	var types []string
	for _, alternative := range s.OneOf {
		t := alternative.types()
		if t == nil {
			return nil
		}
		types = append(types, t...)
	}
	return types
}

func (s *schemaNode) allows(n *tree.Node) bool { return allows(s.Type, n) }

func allows(types []string, n *tree.Node) bool {
	t := jsonType(n)
	return slices.ContainsFunc(types, func(want string) bool { return want == t || want == "number" && t == "integer" })
}

// jsonType returns the type that n has in JSON.
func jsonType(n *tree.Node) string {
	switch n.Kind {
	case tree.Mapping:
		return "object"
	case tree.Sequence:
		return "array"
	}
	switch v := n.Value.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case string, time.Time:
		return "string"
	default:
		_ = v
		if f, _ := number(n); f == math.Trunc(f) && !math.IsInf(f, 0) {
			return "integer"
		} else if math.IsNaN(f) || math.IsInf(f, 0) {
			return "" // JSON has no such number
		}
		return "number"
	}
}

// number returns the value of a number.
func number(n *tree.Node) (float64, bool) {
	switch v := n.Value.(type) {
	case int:
		return float64(v), true
	case int64:
		return float64(v), true
	case uint64:
		return float64(v), true
	case float32:
		return float64(v), true
	case float64:
		return v, true
	default:
		return 0, false
	}
}
