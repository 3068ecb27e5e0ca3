package report

import (
	"fmt"
	"index/suffixarray"
	"reflect"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/show"
)

// secrets are the values that findings must not show.
type secrets struct {
	lines  []string // the longest first
	public func() string
	any    *strings.Replacer // of all lines
	exact  *strings.Replacer // of those that don't stand in public; nil until one is met
}

// Hide keeps secret values out of what the findings say. It is the last defence:
// none is supposed to be an argument of a finding. Short values are left alone,
// because they are parts of ordinary words, and so is what stands in public, the
// names of the project: a password that is called like a service hides nothing.
// Public is asked for only when a value is met.
func (r *Report) Hide(values []string, public func() string) {
	const shortest = 8
	s := &secrets{public: public}
	for _, v := range values {
		for _, line := range append(strings.Split(v, "\n"), v) {
			if line = strings.TrimSpace(line); len(line) >= shortest {
				s.lines = append(s.lines, line)
			}
		}
	}
	// What begins with another value comes before it, or its end would stay.
	slices.SortFunc(s.lines, func(a, b string) int { return len(b) - len(a) })
	if s.any = replacer(s.lines); len(s.lines) > 0 {
		r.secrets, r.texts = s, nil
	}
}

// replacer returns what puts [redacted] in the place of lines.
func replacer(lines []string) *strings.Replacer {
	var pairs []string
	for _, line := range lines {
		pairs = append(pairs, line, "[redacted]")
	}
	return strings.NewReplacer(pairs...)
}

// redact returns a text without secret values.
func (s *secrets) redact(text string) string {
	if s.any.Replace(text) == text {
		return text
	}
	if s.exact == nil {
		names := suffixarray.New([]byte(s.public())) // a secret may have many lines, and a project many names
		s.exact = replacer(slices.DeleteFunc(s.lines, func(line string) bool { return len(names.Lookup([]byte(line), 1)) > 0 }))
	}
	return s.exact.Replace(text)
}

// redacted returns the arguments of a finding without secret values.
func (r *Report) redacted(args []any) []any {
	if r.secrets == nil {
		return args
	}
	args = slices.Clone(args)
	for i, a := range args {
		if block, ok := a.(show.Block); ok {
			args[i] = show.Block(r.secrets.redact(string(block)))
			continue
		}
		if _, isError := a.(error); isError || reflect.TypeOf(a).Kind() == reflect.String {
			args[i] = r.secrets.redact(fmt.Sprint(a))
		}
	}
	return args
}
