package convert

import (
	"fmt"
	"strings"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/report"
)

// place is where the user asked for a mount or a port: an entry of a list attribute of a
// unit, or the attribute as a whole when index is negative.
type place struct {
	unit      *unit
	attribute string
	index     int
}

func (p place) origin() *compose.Node {
	if p.index < 0 {
		return p.unit.wrote(p.attribute)
	}
	return p.unit.project.Origin(p.unit.path+"."+p.attribute, p.index)
}

// at returns the position of the entry.
func (p place) at() report.Position {
	if n := p.origin(); n != nil {
		return n.At
	}
	return p.unit.at
}

// field returns the path of the attribute.
func (p place) field() string { return p.unit.path + "." + p.attribute }

// say raises a finding about the entry.
func (p place) say(code report.Code, args ...any) {
	if p.index < 0 {
		p.unit.say(p.attribute, code, args...)
		return
	}
	p.unit.sayItem(p.attribute, p.index, code, args...)
}

// sayKey raises a finding about a key of the entry, a dotted path below it. It
// says nothing when the user did not write that key.
func (p place) sayKey(key string, code report.Code, args ...any) {
	n := p.origin()
	names := strings.Split(key, ".")
	if f := n.Get(names[:len(names)-1]...).Field(names[len(names)-1]); f != nil {
		p.unit.report.Add(code, f.At, fmt.Sprintf("%s.%s", p.item(n), key), args...)
	}
}

// sayOption is sayKey for what short syntax can say as well: there it is about
// the entry.
func (p place) sayOption(key string, code report.Code, args ...any) {
	if n := p.origin(); n != nil && n.Kind != compose.Mapping {
		p.say(code, args...)
		return
	}
	p.sayKey(key, code, args...)
}

// item returns the path of the entry as the account names it: by its place in
// the list that the user wrote.
func (p place) item(n *compose.Node) string {
	for i, item := range p.unit.wrote(p.attribute).Items {
		if item == n {
			return fmt.Sprintf("%s[%d]", p.field(), i)
		}
	}
	return p.field()
}
