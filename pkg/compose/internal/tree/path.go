package tree

import (
	"slices"
	"strconv"
)

// Path is the way from the top of the document to a value. The zero path is
// the document itself. A walk takes one path along, by Enter and Leave: who keeps
// it, keeps a Clone.
type Path struct{ steps []step }

// step leads from a value to one below it.
type step struct {
	name  string // of the field; empty for an item
	index int    // of the item
}

// Enter goes on to a field of the value.
func (p *Path) Enter(name string) { p.steps = append(p.steps, step{name: name}) }

// EnterItem goes on to an entry of the value.
func (p *Path) EnterItem(i int) { p.steps = append(p.steps, step{index: i}) }

// Leave goes back to the value that the last Enter was called at.
func (p *Path) Leave() { p.steps = p.steps[:len(p.steps)-1] }

// Clone returns a path that stays where p is now.
func (p *Path) Clone() *Path { return &Path{slices.Clone(p.steps)} }

// Field returns the path of a field of the value.
func (p *Path) Field(name string) *Path { return p.below(step{name: name}) }

// Item returns the path of an entry of the value.
func (p *Path) Item(i int) *Path { return p.below(step{index: i}) }

func (p *Path) below(s step) *Path { return &Path{append(slices.Clip(p.steps), s)} }

// Top returns the path of fields from the top of the document.
func (p *Path) Top(names ...string) *Path {
	below := &Path{make([]step, len(p.steps), len(p.steps)+len(names)+2)}
	copy(below.steps, p.steps)
	for _, name := range names {
		below.Enter(name)
	}
	return below
}

// Depth is the number of values above the value.
func (p *Path) Depth() int { return len(p.steps) }

// Name returns the name of the field that is the value, or the one so many levels
// above it; it is empty for an entry of a list and for the document.
func (p *Path) Name(above int) string {
	if i := len(p.steps) - 1 - above; i >= 0 {
		return p.steps[i].name
	}
	return ""
}

// IsItem reports whether the value is an entry of a list.
func (p *Path) IsItem() bool { return p.Depth() > 0 && p.Name(0) == "" }

// IsAboveAttributes reports whether the value is the document, a section or one of
// its entries: services.web, but not services.web.image.
func (p *Path) IsAboveAttributes() bool { return p.Depth() < 3 }

// Names returns the names of the fields on the way, from the top.
func (p *Path) Names() []string {
	var names []string
	for _, s := range p.steps {
		if s.name != "" {
			names = append(names, s.name)
		}
	}
	return names
}

// String returns the path as findings show it, such as services.web.ports[0].
func (p *Path) String() string {
	text := make([]byte, 0, 64)
	for i, s := range p.steps {
		switch {
		case s.name == "":
			text = append(strconv.AppendInt(append(text, '['), int64(s.index), 10), ']')
		case i == 0:
			text = append(text, s.name...)
		default:
			text = append(append(text, '.'), s.name...)
		}
	}
	return string(text)
}
