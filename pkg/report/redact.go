package report

import (
	"fmt"
	"index/suffixarray"
	"reflect"
	"slices"
	"strings"
)

// Hide keeps secret values out of what the findings say. It is the last defence:
// none is supposed to be an argument of a finding. Short values are left alone,
// because they are parts of ordinary words, and so is what stands in public, the
// names of the project: a password that is called like a service hides nothing.
func (r *Report) Hide(values []string, public string) {
	const shortest = 8
	names := suffixarray.New([]byte(public)) // a secret may have many lines, and a project many names
	var hidden []string
	for _, v := range values {
		for _, line := range append(strings.Split(v, "\n"), v) {
			if line = strings.TrimSpace(line); len(line) >= shortest && len(names.Lookup([]byte(line), 1)) == 0 {
				hidden = append(hidden, line)
			}
		}
	}
	// What begins with another value comes before it, or its end would stay.
	slices.SortFunc(hidden, func(a, b string) int { return len(b) - len(a) })
	var pairs []string
	for _, line := range hidden {
		pairs = append(pairs, line, "[redacted]")
	}
	r.hidden, r.texts = nil, nil
	if len(pairs) > 0 {
		r.hidden = strings.NewReplacer(pairs...)
	}
}

// redacted returns the arguments of a finding without secret values.
func (r *Report) redacted(args []any) []any {
	if r.hidden == nil {
		return args
	}
	args = slices.Clone(args)
	for i, a := range args {
		if _, isError := a.(error); isError || reflect.TypeOf(a).Kind() == reflect.String {
			args[i] = r.hidden.Replace(fmt.Sprint(a))
		}
	}
	return args
}
