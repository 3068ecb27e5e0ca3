package convert

import (
	"strings"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/report"
)

// The ways to speak of a unit; see package units.

func (u *unit) say(attribute string, code report.Code, args ...any) { u.Say(attribute, code, args...) }
func (u *unit) sayUnit(code report.Code, args ...any)               { u.SayUnit(code, args...) }

func (u *unit) sayAt(path []string, code report.Code, args ...any) { u.SayAt(path, code, args...) }

func (u *unit) sayEntry(attribute, key string, code report.Code, args ...any) {
	u.SayEntry(attribute, key, code, args...)
}

func (u *unit) sayItem(attribute string, i int, code report.Code, args ...any) {
	u.SayItem(attribute, i, code, args...)
}

// place is units.Place.
type place struct {
	unit      *unit
	attribute string
	index     int
}

func (p place) is() units.Place {
	return units.Place{Unit: p.unit.Unit, Attribute: p.attribute, Index: p.index}
}

func (p place) origin() *compose.Node                            { return p.is().Origin() }
func (p place) at() report.Position                              { return p.is().At() }
func (p place) field() string                                    { return p.is().Field() }
func (p place) say(code report.Code, args ...any)                { p.is().Say(code, args...) }
func (p place) sayKey(key string, code report.Code, args ...any) { p.is().SayKey(key, code, args...) }
func (p place) sayOption(key string, code report.Code, args ...any) {
	p.is().SayOption(key, code, args...)
}

// sayTop raises a finding about a key of a top-level volume, secret or config,
// when the user wrote it.
func (c *converter) sayTop(code report.Code, path []string, args ...any) {
	if f := c.project.Tree.Get(path[:len(path)-1]...).Field(path[len(path)-1]); f != nil {
		c.report.Add(code, f.At, strings.Join(path, "."), args...)
	}
}
