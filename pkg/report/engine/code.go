package engine

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/show"
)

// Code is the stable, kebab-case name of a kind of finding.
type Code string

// Row is everything that is known of a code.
type Row struct {
	Code     Code
	Severity Severity
	Word     Word       // what it makes of the setting it is raised on
	Args     string     // the names of its arguments in order, with the types of those that are no text: "service, port int"
	Message  string     // {service} stands for an argument, {service:q} for it in quotes
	Hint     string     // the same over the same arguments; may be empty
	Page     string     // a paragraph for `explain CODE`: why, and what to do
	Choices  []Sentence // that an argument may be; see Choice
}

// Sentence is one of those that an argument of a row may be, where what to do depends on
// more than values.
type Sentence struct {
	Name string
	Args string // like those of the row
	Text string
}

// Choice is a sentence of a row as an argument, with arguments of its own.
type Choice struct {
	Name string
	Args []any
}

// Sentence returns the sentence that a choice means; false when the row has none of that
// name with so many arguments.
func (r Row) Sentence(c Choice) (Sentence, bool) {
	i := slices.IndexFunc(r.Choices, func(s Sentence) bool { return s.Name == c.Name && len(arguments(s.Args)) == len(c.Args) })
	if i < 0 {
		return Sentence{}, false
	}
	return r.Choices[i], true
}

// Book is all that can be said.
type Book struct {
	Rows  []Row
	Lists map[Code]List // of codes that come in numbers
	Limit Code          // of a run with more findings than anybody reads: its arguments are what there is too much of, and the most
}

// List is how several findings of one attribute of one service are said as one.
type List struct {
	Attribute string // of which all of them are; several for what stands in files as well
	Item      string // what is listed of each: like a message over its arguments
	Message   string // of all, with {items} for the list
}

// Arg is an argument of a finding.
type Arg struct {
	Name string
	Type string // int or bool; empty for text
}

// Arguments returns what a finding is raised with, in order.
func (r Row) Arguments() []Arg { return arguments(r.Args) }

func arguments(list string) []Arg {
	var all []Arg
	for text := range strings.SplitSeq(list, ", ") {
		if name, kind, _ := strings.Cut(text, " "); name != "" {
			all = append(all, Arg{name, kind})
		}
	}
	return all
}

// argument is the place of one in a message or hint.
var argument = regexp.MustCompile(`\{([a-z]+)(:q)?\}`)

// Template returns a message or hint of the row with a name for every argument, as mark
// writes it, for pages that speak of a code in general.
func (r Row) Template(format string, mark func(name string) string) string {
	return template(format, r.Arguments(), mark)
}

// Template returns the sentence with a name for every argument.
func (s Sentence) Template(mark func(name string) string) string {
	return template(s.Text, arguments(s.Args), mark)
}

func template(format string, args []Arg, mark func(name string) string) string {
	return argument.ReplaceAllStringFunc(format, func(place string) string {
		m := argument.FindStringSubmatch(place)
		if !slices.ContainsFunc(args, func(a Arg) bool { return a.Name == m[1] }) {
			return place
		}
		return mark(m[1])
	})
}

// Advises reports whether the hint of the row says something whatever its arguments are.
func (r Row) Advises() bool {
	return strings.Trim(argument.ReplaceAllString(r.Hint, ""), " ") != ""
}

// chosen is a sentence with its arguments in it.
type chosen string

// chosen writes the sentences that are among the arguments of a row.
func (r Row) chosen(args []any) []any {
	if len(r.Choices) == 0 {
		return args
	}
	args = slices.Clone(args)
	for i, a := range args {
		if c, ok := a.(Choice); ok {
			s, _ := r.Sentence(c)
			args[i] = chosen(text(s.Text, arguments(s.Args), c.Args))
		}
	}
	return args
}

// text fills a message or hint. A format may leave out what its counterpart uses. What
// comes out is one line, but for an argument that is a show.Block.
func text(format string, names []Arg, args []any) string {
	if !strings.Contains(format, "{") {
		return format
	}
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(format, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		place, after, closed := strings.Cut(rest, "}")
		name, quoted := strings.CutSuffix(place, ":q")
		i := slices.IndexFunc(names, func(a Arg) bool { return a.Name == name })
		if !closed || i < 0 || i >= len(args) { // braces of the text itself
			b.WriteString("{")
			format = rest
			continue
		}
		if said, ok := args[i].(chosen); ok {
			b.WriteString(string(said))
			format = after
			continue
		}
		verb := "%v"
		if quoted {
			verb = "%q"
		}
		fmt.Fprintf(&b, verb, show.Argument{Value: args[i]})
		format = after
	}
}
