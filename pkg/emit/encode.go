package emit

import (
	"encoding/base64"
	"errors"
	"fmt"
	"maps"
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
	keys    []string // of the map of texts that is printed
}

func newEncoder() *encoder { return &encoder{structs: structs{}} }

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
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return false, nil
		}
		return e.value(v.Elem(), at)
	case reflect.Struct:
		if m, ok := marshaler(v); ok {
			return e.marshaled(m, at)
		}
		return true, e.mapping(at, func(indent int, begun bool) (int, error) { return e.fields(v, "", indent, begun) })
	case reflect.Map:
		if v.Len() == 0 {
			return false, nil
		}
		if texts, ok := v.Interface().(map[string]string); ok {
			return true, e.mapping(at, func(indent int, begun bool) (int, error) { return e.texts(texts, indent, begun) })
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

// texts prints a map of texts, as labels and the data of ConfigMaps are, in the order
// of its keys.
func (e *encoder) texts(texts map[string]string, indent int, begun bool) (int, error) {
	e.keys = slices.AppendSeq(e.keys[:0], maps.Keys(texts))
	slices.Sort(e.keys)
	for i, key := range e.keys {
		if !utf8.ValidString(key) {
			return i, errNotText
		}
		e.key(spellKey(key), indent, begun && i == 0)
		if err := e.utf8(texts[key], place{indent: indent}); err != nil {
			return i, fmt.Errorf("%s: %w", key, err)
		}
	}
	return len(texts), nil
}

// entries prints any other map in the order of its keys.
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
	all, key := make([]entry, 0, v.Len()), reflect.New(v.Type().Key()).Elem()
	for i := v.MapRange(); i.Next(); {
		value := reflect.New(v.Type().Elem()).Elem()
		key.SetIterKey(i)
		value.SetIterValue(i)
		all = append(all, entry{key.String(), value})
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
