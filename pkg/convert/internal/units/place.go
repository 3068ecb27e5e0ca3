package units

import (
	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/report"
)

// Place is where the user asked for a mount or a port: an entry of a list attribute of a
// unit, or the attribute as a whole when Index is negative.
type Place struct {
	Unit      *Unit
	Attribute string
	Index     int
}

// Origin returns what the user wrote; nil when that is nothing.
func (p Place) Origin() *compose.Node {
	if p.Index < 0 {
		return p.Unit.Wrote(p.Attribute)
	}
	return p.Unit.project.Origin(p.Unit.Path, p.Attribute, p.Index)
}

// At returns the position of the entry.
func (p Place) At() report.Position {
	if n := p.Origin(); n != nil {
		return n.At
	}
	return p.Unit.At
}

// Field returns the path of the attribute.
func (p Place) Field() string { return p.Unit.Path + "." + p.Attribute }

// Say raises a finding about the entry.
func (p Place) Say(code report.Code, args ...any) {
	if p.Index < 0 {
		p.Unit.Say(p.Attribute, code, args...)
		return
	}
	p.Unit.SayItem(p.Attribute, p.Index, code, args...)
}

// SayKey raises a finding about a key of the entry, a dotted path below it. It
// says nothing when the user did not write that key.
func (p Place) SayKey(key string, code report.Code, args ...any) {
	if f := p.Origin().Find(key); f != nil {
		p.Unit.report.Add(code, f.At, p.Item()+"."+key, args...)
	}
}

// SayOption is SayKey for what short syntax can say as well: there it is about
// the entry.
func (p Place) SayOption(key string, code report.Code, args ...any) {
	if n := p.Origin(); n != nil && n.Kind != compose.Mapping {
		p.Say(code, args...)
		return
	}
	p.SayKey(key, code, args...)
}

// Item returns the path of the entry as the account names it: by its place in the list
// that the user wrote.
func (p Place) Item() string {
	if p.Index < 0 {
		return p.Field()
	}
	return p.Unit.item(p.Attribute, p.Index)
}

// Became notes what became of the entry.
func (p Place) Became(n account.Note) { p.Unit.ledger.Note(p.Item(), n.Of(p.Unit.Path)) }
