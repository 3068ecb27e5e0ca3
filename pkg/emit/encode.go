package emit

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// encoder prints typed objects as they are walked. Only the types tell an empty
// struct that was never set (resources: {}) from one that says something
// (emptyDir: {}), so this is not done on their JSON; and a tree of nodes between
// would be ten times as large as the objects.
type encoder struct {
	printer
	structs structs
}

func newEncoder(p printer) *encoder { return &encoder{p, structs{}} }

// object prints a whole object as a mapping, which ends without its status.
func (e *encoder) object(o identified, indent int, begun bool) error {
	v := reflect.Indirect(reflect.ValueOf(o.Object))
	if _, err := e.fields(v, "status", indent, begun); err != nil {
		return fmt.Errorf("%s %s: %w", o.kind, o.name, err)
	}
	return nil
}

// value prints anything and reports whether there was something to print.
func (e *encoder) value(v reflect.Value, at place) (bool, error) {
	if m, ok := marshaler(v); ok {
		return e.marshaled(m, at)
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return false, nil
		}
		return e.value(v.Elem(), at)
	case reflect.Struct:
		return true, e.mapping(at, func(indent int, begun bool) (int, error) { return e.fields(v, "", indent, begun) })
	case reflect.Map:
		if v.Len() == 0 {
			return false, nil
		}
		return true, e.mapping(at, func(indent int, begun bool) (int, error) { return e.entries(v, indent, begun) })
	case reflect.Slice, reflect.Array:
		return e.list(v, at)
	case reflect.String:
		return true, e.utf8(v.String(), at)
	case reflect.Bool:
		e.leaf(strconv.FormatBool(v.Bool()), at)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		e.leaf(strconv.FormatInt(v.Int(), 10), at)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		e.leaf(strconv.FormatUint(v.Uint(), 10), at)
	default:
		return false, fmt.Errorf("no YAML for a %s", v.Type())
	}
	return true, nil
}

// fields prints the members of a struct and returns how many there were. A struct
// that is empty is left out again, unless it was set: behind a pointer.
func (e *encoder) fields(v reflect.Value, except string, indent int, begun bool) (int, error) {
	n := 0
	for _, f := range e.structs.fieldsOf(v.Type()) {
		member := v.FieldByIndex(f.index)
		if f.name == except || f.omit && empty(member) {
			continue
		}
		start := e.Len()
		e.key(f.name, indent, begun && n == 0)
		unset := e.Len()
		some, err := e.value(member, place{indent: indent})
		if err != nil {
			return n, fmt.Errorf("%s: %w", f.name, err)
		}
		if !some || !f.meaningful && member.Kind() == reflect.Struct && string(e.Bytes()[unset:]) == emptyMapping {
			e.Truncate(start)
			continue
		}
		n++
	}
	return n, nil
}

// entries prints a map in the order of its keys.
func (e *encoder) entries(v reflect.Value, indent int, begun bool) (int, error) {
	n := 0
	for _, entry := range sorted(v) {
		if !utf8.ValidString(entry.key) {
			return n, errNotText
		}
		start := e.Len()
		e.key(spellKey(entry.key), indent, begun && n == 0)
		switch some, err := e.value(entry.value, place{indent: indent}); {
		case err != nil:
			return n, fmt.Errorf("%s: %w", entry.key, err)
		case !some:
			e.Truncate(start)
		default:
			n++
		}
	}
	return n, nil
}

// entry is a key of a map with its value.
type entry struct {
	key   string
	value reflect.Value
}

// sorted returns the entries of a map whose keys are strings, by key.
func sorted(v reflect.Value) []entry {
	all := make([]entry, 0, v.Len())
	for i := v.MapRange(); i.Next(); {
		all = append(all, entry{i.Key().String(), i.Value()})
	}
	slices.SortFunc(all, func(a, b entry) int { return strings.Compare(a.key, b.key) })
	return all
}

func (e *encoder) list(v reflect.Value, at place) (bool, error) {
	if v.Type().Elem().Kind() == reflect.Uint8 {
		e.text(base64.StdEncoding.EncodeToString(v.Bytes()), at)
		return true, nil
	}
	if v.Kind() == reflect.Slice && v.IsNil() {
		return false, nil
	}
	return true, e.sequence(v.Len(), at, func(i int, at place) error {
		switch some, err := e.value(v.Index(i), at); {
		case err != nil:
			return fmt.Errorf("[%d]: %w", i, err)
		case !some:
			return fmt.Errorf("[%d]: null in a list", i)
		}
		return nil
	})
}

// errNotText is about bytes that are no text, which YAML can't hold as a string.
var errNotText = errors.New("a string is not UTF-8")

func (e *encoder) utf8(s string, at place) error {
	if !utf8.ValidString(s) {
		return errNotText
	}
	e.text(s, at)
	return nil
}

// marshaler returns the JSON form that quantities, times and IntOrStrings have.
func marshaler(v reflect.Value) (json.Marshaler, bool) {
	if v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		return nil, false
	}
	if v.CanAddr() {
		m, ok := v.Addr().Interface().(json.Marshaler)
		return m, ok
	}
	m, ok := v.Interface().(json.Marshaler)
	return m, ok
}

// marshaled prints the JSON of a scalar.
func (e *encoder) marshaled(m json.Marshaler, at place) (bool, error) {
	data, err := m.MarshalJSON()
	if err != nil {
		return false, err
	}
	var value any
	if err := json.Unmarshal(data, &value); err != nil {
		return false, err
	}
	switch value := value.(type) {
	case nil:
		return false, nil
	case string:
		e.text(value, at)
	case float64:
		e.leaf(string(data), at)
	default:
		return false, fmt.Errorf("no YAML for the JSON of a %T", m)
	}
	return true, nil
}
