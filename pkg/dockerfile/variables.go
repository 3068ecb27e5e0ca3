package dockerfile

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/shell"
)

// maxValue bounds a value in bytes; it can double with each line.
const maxValue = 4096

// variables are those of ARG and ENV whose values are known here.
type variables map[string]string

var _ shell.EnvGetter = variables{}

// Get returns the value of a variable.
func (v variables) Get(name string) (string, bool) {
	value, ok := v[name]
	return value, ok
}

// Keys returns the names of the variables, sorted.
func (v variables) Keys() []string { return slices.Sorted(maps.Keys(v)) }

// substitute is a variable that says what to use where it has no value.
var substitute = regexp.MustCompile(`\$\{\w+:?[-+][^$}]*\}`)

// expand replaces variables by their values. It reports false where one has none that
// is known here.
func (b *build) expand(text string, vars variables) (string, bool) {
	if len(text) > maxValue {
		return "", false
	}
	left, _, err := b.skipping.ProcessWord(text, vars)
	if err != nil || strings.Contains(substitute.ReplaceAllString(left, ""), "$") {
		return "", false
	}
	value, _, err := b.lex.ProcessWord(text, vars)
	return value, err == nil && len(value) <= maxValue
}

// set gives variables their values, or none where these can't be known. Those of one
// instruction don't see each other's.
func (b *build) set(vars variables, pairs instructions.KeyValuePairs) {
	values, known := make([]string, len(pairs)), make([]bool, len(pairs))
	for i, p := range pairs {
		values[i], known[i] = b.expand(p.Value, vars)
	}
	for i, p := range pairs {
		if delete(vars, p.Key); known[i] {
			vars[p.Key] = values[i]
		}
	}
}

// argument declares what a build may be given. One that is not given and has no value
// of its own has that of the same name before the first stage.
func (b *build) argument(vars variables, declared []instructions.KeyValuePairOptional) {
	var pairs instructions.KeyValuePairs
	for _, a := range declared {
		given, isGiven := b.Args[a.Key]
		global, isGlobal := b.global[a.Key]
		switch {
		case isGiven:
			vars[a.Key] = given
		case a.Value != nil:
			pairs = append(pairs, instructions.KeyValuePair{Key: a.Key, Value: *a.Value})
		case isGlobal:
			vars[a.Key] = global
		}
	}
	b.set(vars, pairs)
}
