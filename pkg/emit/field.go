package emit

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
)

// field is one member of a struct as JSON names it.
type field struct {
	name       string
	index      []int
	omit       bool // left out when empty
	meaningful bool // written even when it is an empty struct
	rank       int  // fields are written by rank, and in the order of the type
}

// rank moves the few fields that people write elsewhere than the types do.
func rank(owner, name string) int {
	switch owner + "." + name {
	case "TypeMeta.apiVersion":
		return -1
	case "PodSpec.volumes", "Secret.data":
		return 1
	}
	return 0
}

// structs holds what is known of types, so that it is looked up once.
type structs map[reflect.Type][]field

// fieldsOf returns the members of a struct in the order they are written, those
// of embedded structs included.
func (s structs) fieldsOf(t reflect.Type) []field {
	if known, ok := s[t]; ok {
		return known
	}
	var all []field
	for i := range t.NumField() {
		f := t.Field(i)
		tag := f.Tag.Get("json")
		name, options, _ := strings.Cut(tag, ",")
		switch {
		case tag == "-" || !f.IsExported() && !f.Anonymous:
			continue
		case name == "" && f.Anonymous && f.Type.Kind() == reflect.Struct:
			for _, inner := range s.fieldsOf(f.Type) {
				inner.index = append([]int{i}, inner.index...)
				all = append(all, inner)
			}
			continue
		}
		all = append(all, field{
			name: cmp.Or(name, f.Name), index: f.Index,
			omit: strings.Contains(options, "omitempty") || strings.Contains(options, "omitzero"),
			// An empty podSelector means every pod; leaving it out reads like a mistake.
			meaningful: name == "podSelector",
			rank:       rank(t.Name(), name),
		})
	}
	slices.SortStableFunc(all, func(a, b field) int { return a.rank - b.rank })
	s[t] = all
	return all
}

// empty is what encoding/json means by omitempty and omitzero together.
func empty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Map, reflect.Slice, reflect.String, reflect.Array:
		return v.Len() == 0
	case reflect.Struct:
		return false // a struct's own fields decide
	}
	return v.IsZero()
}
