package schema

import (
	"regexp"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/report"
)

// problem raises what the schema found in Compose's words.
func (l *Sayer) problem(p problem) {
	path := p.path.String()
	switch p.code {
	case report.UnknownAttribute:
		where := path
		if where == "" {
			where = "the Compose file"
		}
		l.Add(p.code, p.at, p.path.Field(p.name).String(), where, p.name, l.unknownHint(p))
	case report.MissingAttribute:
		l.Add(p.code, p.at, path, path, p.want)
	case report.DuplicateItem:
		l.Add(p.code, p.at, path, path, p.want)
	default:
		l.Invalid(p.node, p.path, p.want)
	}
}

// Invalid raises that a value is not what its attribute holds.
func (l *Sayer) Invalid(n *tree.Node, at *tree.Path, want string) {
	l.Add(report.ValueInvalid, n.At, at.String(), at.String(), want, l.invalidHint(n, at, want))
}

// durations are the attributes whose number lacks its unit.
var durations = regexp.MustCompile(`^(interval|timeout|start_period|start_interval|stop_grace_period|delay|monitor|window)$`)

func (l *Sayer) invalidHint(n *tree.Node, at *tree.Path, want string) string {
	kinds := strings.Split(strings.ReplaceAll(want, ", ", " or "), " or ")
	text, list, mapping := slices.Contains(kinds, "a string"), slices.Contains(kinds, "a list"), slices.Contains(kinds, "a mapping")
	switch {
	case len(n.Variables()) > 0:
		return "it holds " + strings.Join(n.Variables(), ", ") + ": look at the value of that variable"
	case n.Kind == tree.Scalar && n.Value == nil:
		return "it has no value: write one, or remove the key"
	case text && n.Kind == tree.Scalar && durations.MatchString(at.Name(0)):
		return "write a duration such as 30s"
	case text && n.Kind == tree.Scalar && at.Name(0) == "memory":
		return "write a size such as 512m"
	case text && n.Kind == tree.Scalar:
		return "put it in quotes"
	case text && n.Kind == tree.Mapping && at.IsItem():
		return "the colon makes a mapping of it: write NAME=VALUE, put the entry in quotes, or remove the dashes"
	case list && n.Kind == tree.Scalar:
		return "begin the entry with - on a line of its own, or put it in brackets"
	case list && n.Kind == tree.Mapping:
		return "begin each entry with -"
	case mapping && at.Depth() == 2 && at.Name(1) == "services" && slices.Contains(l.serviceAttributes(), at.Name(0)):
		return at.Name(0) + " is an attribute of a service: indent it below one"
	case mapping:
		return "write key: value, indented below it"
	}
	return ""
}

// ColonHint is for an entry such as `- 8080: 80`.
const ColonHint = "the colon and the space make a mapping of it: remove the space"

// unknownHint says which attribute may have been meant. An attribute of a
// service at the top of the file, or the other way round, is wrongly indented.
func (l *Sayer) unknownHint(p problem) string {
	names := p.s.names()
	if len(names) == 0 {
		return "names have letters, digits, . _ and -"
	}
	atTop := p.path.Depth() == 0
	switch {
	case atTop && slices.Contains(l.serviceAttributes(), p.name):
		return p.name + " is an attribute of a service: indent it below one"
	case p.path.Depth() == 2 && slices.Contains(l.schema.names(), p.name):
		return p.name + " stands at the top of a file: remove its indentation"
	}
	if best := l.Report.Nearest(p.name, slices.Values(names)); best != "" {
		return "did you mean " + best + "?"
	}
	if p.path.IsItem() && slices.Contains([]string{"ports", "volumes", "devices"}, p.path.Name(1)) {
		return ColonHint
	}
	if parent := p.s.parentOf(p.name); parent != "" {
		return "did you mean " + parent + "." + p.name + "?"
	}
	if atTop && (p.node.Field("image") != nil || p.node.Field("build") != nil) {
		return "it looks like a service: indent it below services:"
	}
	return "remove it, or give it a name that begins with x- to keep it as a note"
}

func (l *Sayer) serviceAttributes() []string {
	service, _ := l.schema.Properties["services"].property("any")
	return service.names()
}

// articles puts the types of JSON into Compose's words.
func articles(types []string) []string {
	words := map[string]string{
		"object": "a mapping", "array": "a list", "string": "a string", "boolean": "true or false",
		"number": "a number", "integer": "a whole number", "null": "empty",
	}
	var list []string
	for _, t := range types {
		if w := words[t]; !slices.Contains(list, w) && t != "null" {
			list = append(list, w)
		}
	}
	if len(list) == 0 {
		list = append(list, words["null"])
	}
	return list
}

// oneOf joins words with `or`.
func oneOf(words []string) string {
	words = slices.Compact(words)
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}

func requiredOf(list []*schemaNode) []string {
	var names []string
	for _, s := range list {
		names = append(names, s.Required...)
	}
	return names
}

// OnlyNames checks that a list holds text: a date is none, though the schema
// takes it for one.
func (l *Sayer) OnlyNames(n *tree.Node, at *tree.Path) {
	for i, item := range n.Items {
		if _, ok := item.Text(); !ok && n.Kind == tree.Sequence {
			l.Invalid(item, at.Item(i), "a string")
		}
	}
}
