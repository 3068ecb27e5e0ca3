package units

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/report"
)

// Say raises a finding about an attribute, a dotted path below the unit. It says
// nothing when the user did not write that attribute.
func (u *Unit) Say(attribute string, code report.Code, args ...any) {
	if f := u.Node.Find(attribute); f != nil {
		u.report.Add(code, f.At, u.Path+"."+attribute, args...)
	}
}

// SayAt is Say for a path whose parts may hold dots.
func (u *Unit) SayAt(path []string, code report.Code, args ...any) {
	last := len(path) - 1
	if f := u.Node.Get(path[:last]...).Field(path[last]); f != nil {
		u.report.Add(code, f.At, u.Path+"."+strings.Join(path, "."), args...)
	}
}

// SayEntry raises a finding about one entry of an attribute that is a mapping or
// a list of KEY or KEY=VALUE.
func (u *Unit) SayEntry(attribute, key string, code report.Code, args ...any) {
	n := u.Wrote(attribute)
	if n == nil {
		return
	}
	if f := n.Field(key); f != nil {
		u.report.Add(code, f.At, u.Path+"."+attribute+"."+key, args...)
	}
	for _, i := range n.Entries(key) {
		u.report.Add(code, n.Items[i].At, fmt.Sprintf("%s.%s[%d]", u.Path, attribute, i), args...)
	}
}

// SayItem raises a finding about the i-th entry of the canonical list attribute,
// at the place where the user wrote it. It says nothing about what a hook
// inherited: its service says that.
func (u *Unit) SayItem(attribute string, i int, code report.Code, args ...any) {
	if origin := u.project.Origin(u.Path, attribute, i); origin != nil {
		u.report.Add(code, origin.At, u.item(attribute, i), args...)
	}
}

// item returns the path of the i-th entry of a canonical list, by its place in the
// list that the user wrote: a range of ports is one entry there.
func (u *Unit) item(attribute string, i int) string {
	field := u.Path + "." + attribute
	origin, written := u.project.Origin(u.Path, attribute, i), u.Wrote(attribute)
	switch {
	case origin == nil || written == nil:
		return field
	case i < len(written.Items) && written.Items[i] == origin: // no range stands before it
		return field + "[" + strconv.Itoa(i) + "]"
	case u.fields[attribute] == nil:
		u.findFields(attribute, field, written)
	}
	return cmp.Or(u.fields[attribute][origin], field)
}

func (u *Unit) findFields(attribute, field string, written *compose.Node) {
	fields := map[*compose.Node]string{}
	for at, item := range written.Items {
		fields[item] = fmt.Sprintf("%s[%d]", field, at)
	}
	for _, f := range written.Fields {
		fields[f.Value] = field + "." + f.Name
	}
	if u.fields == nil {
		u.fields = map[string]map[*compose.Node]string{}
	}
	u.fields[attribute] = fields
}

// SayUnit raises a finding about the service or job as a whole.
func (u *Unit) SayUnit(code report.Code, args ...any) {
	u.report.Add(code, u.At, u.Path, args...)
}

// Add raises a finding at a place that the caller knows.
func (u *Unit) Add(code report.Code, at report.Position, field string, args ...any) {
	u.report.Add(code, at, field, args...)
}
