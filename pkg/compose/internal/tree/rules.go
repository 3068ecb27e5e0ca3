package tree

import "strings"

// Rules is a set of path patterns with something to do for each, as a trie:
// the walk of a document goes down both at once, so that finding the rule of a
// value costs nothing. Patterns are compose-go's: `*` stands for any field or
// item, `[]` for any item.
type Rules[T any] struct {
	Do     T
	Set    bool
	Fields map[string]*Rules[T]
	Any    *Rules[T]
}

// Add says what to do for the values that a pattern is for.
func (r *Rules[T]) Add(pattern string, do T) {
	for part := range strings.SplitSeq(pattern, ".") {
		r = r.Child(part)
	}
	r.Do, r.Set = do, true
}

// Child returns the rules below one part of a pattern, which it makes.
func (r *Rules[T]) Child(part string) *Rules[T] {
	if part == "*" {
		if r.Any == nil {
			r.Any = &Rules[T]{}
		}
		return r.Any
	}
	if r.Fields == nil {
		r.Fields = map[string]*Rules[T]{}
	}
	if r.Fields[part] == nil {
		r.Fields[part] = &Rules[T]{}
	}
	return r.Fields[part]
}

// Field returns the rules below a field; nil, which is usable, when there are none.
func (r *Rules[T]) Field(name string) *Rules[T] {
	if r == nil {
		return nil
	}
	if next, ok := r.Fields[name]; ok {
		return next
	}
	return r.Any
}

// Item returns the rules below an item of a sequence.
func (r *Rules[T]) Item() *Rules[T] { return r.Field("[]") }

// Rule returns what to do for the value that the walk has reached.
func (r *Rules[T]) Rule() (do T, ok bool) {
	if r == nil {
		return do, false
	}
	return r.Do, r.Set
}
