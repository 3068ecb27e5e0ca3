package emit

import (
	"fmt"
	"reflect"
)

// Text is a text in an object: a string, a list of strings or the key of a map.
type Text struct {
	// Path leads to it: names of fields as JSON has them and keys; an item of a
	// list stands there by its name, else by its number. It is good for one visit.
	Path  []string
	Words []string // one, unless it is a list of strings
	Key   bool     // the last of Path is the text itself
}

// Texts visits the texts of objects; the types of one object are not looked up
// again for the next. Bytes and what isn't text when it is written are left out.
type Texts struct {
	structs structs
	visit   func(Text)
	path    []string
	one     [1]string
}

// NewTexts returns a visitor of texts.
func NewTexts() *Texts { return &Texts{structs: structs{}} }

// Of visits all texts of an object, in the order in which they are written.
func (t *Texts) Of(o Object, visit func(Text)) {
	t.visit = visit
	t.value(reflect.ValueOf(o))
}

func (t *Texts) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			t.value(v.Elem())
		}
	case reflect.Struct:
		for _, f := range t.structs.fieldsOf(v.Type()) {
			if member := v.FieldByIndex(f.index); !empty(member) { // most members of most objects are
				t.below(f.name, member)
			}
		}
	case reflect.Map:
		t.entries(v)
	case reflect.Slice, reflect.Array:
		t.items(v)
	case reflect.String:
		if v.Len() > 0 {
			t.one[0] = v.String()
			t.visit(Text{Path: t.path, Words: t.one[:]})
		}
	}
}

func (t *Texts) below(name string, v reflect.Value) {
	t.path = append(t.path, name)
	t.value(v)
	t.path = t.path[:len(t.path)-1]
}

func (t *Texts) entries(v reflect.Value) {
	for _, e := range sorted(v) {
		t.path, t.one[0] = append(t.path, e.key), e.key
		t.visit(Text{Path: t.path, Words: t.one[:], Key: true})
		t.value(e.value)
		t.path = t.path[:len(t.path)-1]
	}
}

func (t *Texts) items(v reflect.Value) {
	switch v.Type().Elem().Kind() {
	case reflect.Uint8:
	case reflect.String:
		if v.Len() > 0 {
			t.visit(Text{Path: t.path, Words: wordsOf(v)})
		}
	default:
		for i := range v.Len() {
			t.below(nameOf(v.Index(i), i), v.Index(i))
		}
	}
}

func wordsOf(v reflect.Value) []string {
	words := make([]string, v.Len())
	for i := range words {
		words[i] = v.Index(i).String()
	}
	return words
}

// nameOf returns the name of an item of a list, or its number.
func nameOf(item reflect.Value, i int) string {
	if item.Kind() == reflect.Struct {
		if name := item.FieldByName("Name"); name.Kind() == reflect.String && name.Len() > 0 {
			return name.String()
		}
	}
	return fmt.Sprint(i)
}
