package engine

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/composesource/composesource/pkg/show"
)

// Hide keeps secret values out of what the findings say: hide takes them out of a
// text. It is the last defence: none is supposed to be an argument of a finding.
func (r *Report) Hide(hide func(string) string) {
	r.hide = hide
	for i := range r.findings {
		r.findings[i].said = nil
	}
}

// redacted returns the arguments of a finding without secret values.
func (r *Report) redacted(args []any) []any {
	if r.hide == nil {
		return args
	}
	args = slices.Clone(args)
	for i, a := range args {
		switch a := a.(type) {
		case show.Block:
			args[i] = show.Block(r.hide(string(a)))
			continue
		case Choice:
			args[i] = Choice{a.Name, r.redacted(a.Args)}
			continue
		}
		if _, isError := a.(error); isError || reflect.TypeOf(a).Kind() == reflect.String {
			args[i] = r.hide(fmt.Sprint(a))
		}
	}
	return args
}

// hidden returns a text without secret values.
func (r *Report) hidden(text string) string {
	if r.hide == nil || text == "" {
		return text
	}
	return r.hide(text)
}
