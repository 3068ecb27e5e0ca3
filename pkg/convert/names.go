package convert

import (
	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/report"
)

// names knows which object names are taken, and by what.
type names struct {
	taken      map[string]string // KIND/NAME -> what has it
	containers map[string]bool   // the containers of the units
}

// holder is who has the name of an object, and where that was written.
type holder struct {
	who   string // for people, when somebody else wants the name
	at    report.Position
	field string
}

// planNames gives every unit the name of its objects and of its container.
func (c *converter) planNames() {
	c.names = &names{taken: map[string]string{}, containers: map[string]bool{}}
	for _, u := range c.units {
		c.names.containers[u.container.Name] = true
		c.reserve("workload", u.id, u.holder())
	}
}

// holder is the unit itself.
func (u *unit) holder() holder { return holder{u.describe(), u.at, u.path} }

// reserve takes an object name for somebody, who is named in the finding when
// somebody else has it already.
func (c *converter) reserve(kind, name string, by holder) bool {
	key := kind + "/" + name
	if other, ok := c.names.taken[key]; ok {
		if other != by.who {
			c.report.Add(report.NameCollision, by.at, by.field, by.who, other, kind, name)
		}
		return false
	}
	c.names.taken[key] = by.who
	return true
}

// toolName is the name of an init container that is not the user's. It gives way
// to the container of a service, which may be in the same pod: wait-for-db is a
// popular name for one that waits for db.
func (c *converter) toolName(name string) string {
	name = naming.Label(name)
	if c.names.containers[name] {
		return c.toolName("composesource-" + name)
	}
	return name
}
