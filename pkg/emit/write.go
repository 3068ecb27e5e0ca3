package emit

import (
	"bytes"
	"io"
	"reflect"
)

// Write writes the objects as the documents of one YAML stream, in a fixed
// order: by kind as they are applied, then by name; lists indented as kubectl
// does. Nothing is written when one can't be.
func Write(w io.Writer, objects []Object) error {
	e := newEncoder(printer{new(bytes.Buffer)})
	for _, o := range inOrder(objects) {
		if e.Len() > 0 {
			e.WriteString("---\n")
		}
		if err := e.object(o, 0, false); err != nil {
			return err
		}
	}
	_, err := e.WriteTo(w)
	return err
}

// WriteList writes the objects as the items of a ResourceList, with the results
// of the run, a slice of structs, when there are any (KRM Functions Specification).
func WriteList(w io.Writer, objects []Object, results any) error {
	var text bytes.Buffer
	l := NewList(&text, len(objects))
	for _, o := range inOrder(objects) {
		if err := l.Object(o.Object); err != nil {
			return err
		}
	}
	if err := l.Results(results); err != nil {
		return err
	}
	_, err := text.WriteTo(w)
	return err
}

// List writes a ResourceList item by item; items of others and what follows them
// may be written to its buffer between and after those written here.
type List struct{ e *encoder }

// NewList begins a ResourceList of n items.
func NewList(w *bytes.Buffer, n int) *List {
	l := &List{newEncoder(printer{w})}
	w.WriteString("apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:")
	if n == 0 {
		w.WriteString(" []")
	}
	w.WriteByte('\n')
	return l
}

// Object writes an object as an item. It fails only for one that holds what is
// not JSON.
func (l *List) Object(o Object) error {
	l.e.WriteString("- ")
	kind, name := Identity(o)
	return l.e.object(identified{o, kind, name}, 2, true)
}

// Results writes the results of the run, if there are any, behind everything else.
func (l *List) Results(results any) error {
	v := reflect.ValueOf(results)
	if !v.IsValid() || v.Len() == 0 {
		return nil
	}
	l.e.WriteString("results:")
	_, err := l.e.value(v, place{})
	return err
}
