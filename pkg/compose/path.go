package compose

import (
	"strconv"
	"strings"
)

// fieldPath is the way from the top of the document to a value. The zero path is
// the document itself.
type fieldPath struct {
	up    *fieldPath
	name  string // of the field; empty for an item
	index int    // of the item
}

func (p *fieldPath) field(name string) *fieldPath { return &fieldPath{up: p, name: name} }
func (p *fieldPath) item(i int) *fieldPath        { return &fieldPath{up: p, index: i} }

// isItem reports whether the value is an entry of a list.
func (p *fieldPath) isItem() bool { return p.up != nil && p.name == "" }

// isAboveAttributes reports whether the value is the document, a section or one of
// its entries: services.web, but not services.web.image.
func (p *fieldPath) isAboveAttributes() bool {
	return p.up == nil || p.up.up == nil || p.up.up.up == nil
}

// top returns the path of fields from the top of the document.
func (p *fieldPath) top(names ...string) *fieldPath {
	for _, name := range names {
		p = p.field(name)
	}
	return p
}

// String returns the path as findings show it, such as services.web.ports[0].
func (p *fieldPath) String() string {
	var parts []string
	for ; p != nil && p.up != nil; p = p.up {
		switch {
		case p.name == "":
			parts = append(parts, "["+strconv.Itoa(p.index)+"]")
		case p.up.up == nil:
			parts = append(parts, p.name)
		default:
			parts = append(parts, "."+p.name)
		}
	}
	var b strings.Builder
	for i := len(parts) - 1; i >= 0; i-- {
		b.WriteString(parts[i])
	}
	return b.String()
}
