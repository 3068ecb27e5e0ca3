package compose

import "strings"

// rules is a set of path patterns with something to do for each, as a trie:
// the walk of a document goes down both at once, so that finding the rule of a
// value costs nothing. Patterns are compose-go's: `*` stands for any field or
// item, `[]` for any item.
type rules[T any] struct {
	do     T
	set    bool
	fields map[string]*rules[T]
	any    *rules[T]
}

func (r *rules[T]) add(pattern string, do T) {
	for part := range strings.SplitSeq(pattern, ".") {
		r = r.child(part)
	}
	r.do, r.set = do, true
}

func (r *rules[T]) child(part string) *rules[T] {
	if part == "*" {
		if r.any == nil {
			r.any = &rules[T]{}
		}
		return r.any
	}
	if r.fields == nil {
		r.fields = map[string]*rules[T]{}
	}
	if r.fields[part] == nil {
		r.fields[part] = &rules[T]{}
	}
	return r.fields[part]
}

// field returns the rules below a field; nil, which is usable, when there are none.
func (r *rules[T]) field(name string) *rules[T] {
	if r == nil {
		return nil
	}
	if next, ok := r.fields[name]; ok {
		return next
	}
	return r.any
}

// item returns the rules below an item of a sequence.
func (r *rules[T]) item() *rules[T] { return r.field("[]") }

// rule returns what to do for the value that the walk has reached.
func (r *rules[T]) rule() (do T, ok bool) {
	if r == nil {
		return do, false
	}
	return r.do, r.set
}
