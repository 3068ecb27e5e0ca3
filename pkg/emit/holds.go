package emit

import "reflect"

// holders knows which types texts may be in.
type holders struct {
	structs structs
	fields  map[reflect.Type][]field // of structs, those that texts may be in
}

func newHolders() holders { return holders{structs{}, map[reflect.Type][]field{}} }

// fieldsOf returns the members of a struct that texts may be in.
func (h holders) fieldsOf(t reflect.Type) []field {
	if known, ok := h.fields[t]; ok {
		return known
	}
	all := h.structs.fieldsOf(t)
	h.fields[t] = all // where a type holds itself, whatever else it holds
	var kept []field
	for _, f := range all {
		if h.holds(t.FieldByIndex(f.index).Type) {
			kept = append(kept, f)
		}
	}
	h.fields[t] = kept
	return kept
}

func (h holders) holds(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.String, reflect.Map, reflect.Interface:
		return true
	case reflect.Pointer, reflect.Slice, reflect.Array:
		return h.holds(t.Elem())
	case reflect.Struct:
		return len(h.fieldsOf(t)) > 0
	}
	return false
}
