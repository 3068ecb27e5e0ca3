package emit

import (
	"reflect"
	"strconv"
	"strings"
)

// Texts visits the texts of objects: strings, lists of strings, and keys of maps. What
// is learnt of a type serves the next object. Bytes and what isn't text when it is
// written are left out.
type Texts struct {
	holders
	visit func(Text)
	at    []step
}

// Text is a text of an object, and good for one visit. Most texts are only looked at:
// who wants to know where one stands asks for its path.
type Text struct {
	Text string // that of a list of strings is its words, with blanks in between
	Key  bool   // it is a key of a map, and the last of its path
	at   []step
}

// step is one on the way to a text: a field, a key of a map, or an item of a list.
type step struct {
	name  string
	items reflect.Value
	item  int
}

// NewTexts returns a visitor of texts.
func NewTexts() *Texts { return &Texts{holders: newHolders()} }

// Of visits all texts of an object, those of maps in no order.
func (t *Texts) Of(o Object, visit func(Text)) {
	t.visit = visit
	t.value(reflect.ValueOf(o))
}

// Top returns the field of the object that the text is in, as JSON names it.
func (t Text) Top() string { return t.at[0].name }

// Path leads to the text: names of fields as JSON has them and keys; an item of a list
// stands there by its name, else by its number.
func (t Text) Path() []string {
	path := make([]string, len(t.at))
	for i, s := range t.at {
		path[i] = s.name
		if s.items.IsValid() {
			path[i] = nameOf(s.items.Index(s.item), s.item)
		}
	}
	return path
}

func (t *Texts) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			t.value(v.Elem())
		}
	case reflect.Struct:
		for _, f := range t.fieldsOf(v.Type()) {
			if member := v.FieldByIndex(f.index); !empty(member) { // most members of most objects are
				t.below(step{name: f.name}, member)
			}
		}
	case reflect.Map:
		t.entries(v)
	case reflect.Slice, reflect.Array:
		t.items(v)
	case reflect.String:
		t.text(v.String(), false)
	}
}

func (t *Texts) text(text string, key bool) {
	if text != "" || key {
		t.visit(Text{text, key, t.at})
	}
}

func (t *Texts) below(s step, v reflect.Value) {
	t.at = append(t.at, s)
	t.value(v)
	t.at = t.at[:len(t.at)-1]
}

func (t *Texts) entries(v reflect.Value) {
	if texts, ok := v.Interface().(map[string]string); ok { // as nearly all maps are
		for key, text := range texts {
			t.at = append(t.at, step{name: key})
			t.text(key, true)
			t.text(text, false)
			t.at = t.at[:len(t.at)-1]
		}
		return
	}
	for i := v.MapRange(); i.Next(); {
		t.at = append(t.at, step{name: i.Key().String()})
		t.text(i.Key().String(), true)
		t.value(i.Value())
		t.at = t.at[:len(t.at)-1]
	}
}

func (t *Texts) items(v reflect.Value) {
	switch v.Type().Elem().Kind() {
	case reflect.Uint8:
	case reflect.String:
		t.text(joined(v), false)
	default:
		for i := range v.Len() {
			t.below(step{items: v, item: i}, v.Index(i))
		}
	}
}

func joined(v reflect.Value) string {
	if words, ok := v.Interface().([]string); ok {
		return strings.Join(words, " ")
	}
	words := make([]string, v.Len())
	for i := range words {
		words[i] = v.Index(i).String()
	}
	return strings.Join(words, " ")
}

// nameOf returns the name of an item of a list, or its number.
func nameOf(item reflect.Value, i int) string {
	if item.Kind() == reflect.Struct {
		if name := item.FieldByName("Name"); name.Kind() == reflect.String && name.Len() > 0 {
			return name.String()
		}
	}
	return strconv.Itoa(i)
}
