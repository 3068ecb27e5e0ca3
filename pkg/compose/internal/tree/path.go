package tree

import (
	"strconv"
	"strings"
)

// Path is the way from the top of the document to a value. The zero path is
// the document itself.
type Path struct {
	Up    *Path
	Name  string // of the field; empty for an item
	index int    // of the item
}

// Field returns the path of a field of the value.
func (p *Path) Field(name string) *Path { return &Path{Up: p, Name: name} }

// Item returns the path of an entry of the value.
func (p *Path) Item(i int) *Path { return &Path{Up: p, index: i} }

// IsItem reports whether the value is an entry of a list.
func (p *Path) IsItem() bool { return p.Up != nil && p.Name == "" }

// IsAboveAttributes reports whether the value is the document, a section or one of
// its entries: services.web, but not services.web.image.
func (p *Path) IsAboveAttributes() bool {
	return p.Up == nil || p.Up.Up == nil || p.Up.Up.Up == nil
}

// Top returns the path of fields from the top of the document.
func (p *Path) Top(names ...string) *Path {
	for _, name := range names {
		p = p.Field(name)
	}
	return p
}

// String returns the path as findings show it, such as services.web.ports[0].
func (p *Path) String() string {
	var parts []string
	for ; p != nil && p.Up != nil; p = p.Up {
		switch {
		case p.Name == "":
			parts = append(parts, "["+strconv.Itoa(p.index)+"]")
		case p.Up.Up == nil:
			parts = append(parts, p.Name)
		default:
			parts = append(parts, "."+p.Name)
		}
	}
	var b strings.Builder
	for i := len(parts) - 1; i >= 0; i-- {
		b.WriteString(parts[i])
	}
	return b.String()
}
