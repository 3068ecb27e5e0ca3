package emit

import (
	"io"
	"reflect"
)

// Write writes the objects as the documents of one YAML stream, in a fixed
// order: by kind as they are applied, then by name; lists indented as kubectl
// does. Nothing is written when one can't be.
func Write(w io.Writer, objects []Object) error {
	e := newEncoder()
	for i, o := range inOrder(objects) {
		if i > 0 {
			e.WriteString("---\n")
		}
		if err := e.object(o, 0, false); err != nil {
			return err
		}
		e.turn()
	}
	return e.writeTo(w)
}

// WriteList writes the objects as the items of a ResourceList, with the results
// of the run, a slice of structs, when there are any (KRM Functions Specification).
func WriteList(w io.Writer, objects []Object, results any) error {
	l := NewList(len(objects))
	for _, o := range inOrder(objects) {
		if err := l.Object(o.Object); err != nil {
			return err
		}
	}
	if err := l.Results(results); err != nil {
		return err
	}
	return l.End(w)
}

// List writes a ResourceList item by item, and holds it until it is whole.
type List struct{ e *encoder }

// NewList begins a ResourceList of n items.
func NewList(n int) *List {
	e := newEncoder()
	e.WriteString("apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:")
	if n == 0 {
		e.WriteString(" []")
	}
	e.WriteByte('\n')
	return &List{e}
}

// WriteString writes YAML of others: items between the objects, and what follows them.
func (l *List) WriteString(text string) {
	l.e.turn()
	l.e.printer.WriteString(text)
}

// Object writes an object as an item. It fails only for one that holds what is
// not JSON.
func (l *List) Object(o Object) error {
	l.e.turn()
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

// Len returns the number of bytes that the list has so far.
func (l *List) Len() int { return l.e.length() }

// End writes the list, which is whole, to w.
func (l *List) End(w io.Writer) error { return l.e.writeTo(w) }
