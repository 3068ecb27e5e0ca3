package convert

import (
	"fmt"
	"strings"

	"github.com/composesource/composesource/pkg/report"
)

// say raises a finding about an attribute, a dotted path below the unit. It says
// nothing when the user did not write that attribute.
func (u *unit) say(attribute string, code report.Code, args ...any) {
	u.sayAt(strings.Split(attribute, "."), code, args...)
}

// sayAt is say for a path whose parts may hold dots.
func (u *unit) sayAt(path []string, code report.Code, args ...any) {
	last := len(path) - 1
	if f := u.node.Get(path[:last]...).Field(path[last]); f != nil {
		u.report.Add(code, f.At, u.path+"."+strings.Join(path, "."), args...)
	}
}

// sayEntry raises a finding about one entry of an attribute that is a mapping or
// a list of KEY or KEY=VALUE.
func (u *unit) sayEntry(attribute, key string, code report.Code, args ...any) {
	n := u.wrote(attribute)
	if n == nil {
		return
	}
	if f := n.Field(key); f != nil {
		u.report.Add(code, f.At, u.path+"."+attribute+"."+key, args...)
	}
	for _, i := range n.Entries(key) {
		u.report.Add(code, n.Items[i].At, fmt.Sprintf("%s.%s[%d]", u.path, attribute, i), args...)
	}
}

// sayItem raises a finding about the i-th entry of the canonical list attribute,
// at the place where the user wrote it. It says nothing about what a hook
// inherited: its service says that.
func (u *unit) sayItem(attribute string, i int, code report.Code, args ...any) {
	if origin := u.project.Origin(u.path+"."+attribute, i); origin != nil {
		u.report.Add(code, origin.At, fmt.Sprintf("%s.%s[%d]", u.path, attribute, i), args...)
	}
}

// sayUnit raises a finding about the service or job as a whole.
func (u *unit) sayUnit(code report.Code, args ...any) {
	u.report.Add(code, u.at, u.path, args...)
}

// sayTop raises a finding about a key of a top-level volume, secret or config,
// when the user wrote it.
func (c *converter) sayTop(code report.Code, path []string, args ...any) {
	if f := c.project.Tree.Get(path[:len(path)-1]...).Field(path[len(path)-1]); f != nil {
		c.report.Add(code, f.At, strings.Join(path, "."), args...)
	}
}
