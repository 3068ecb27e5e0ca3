package convert

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"github.com/composesource/composesource/pkg/report"
)

// maxName leaves room for the suffixes of CronJobs and StatefulSet revisions, so
// that a service can change its kind and keep its name.
const maxName = 52

// maxContainerName is what a DNS label holds.
const maxContainerName = 63

// names knows which object names are taken, and by what.
type names struct {
	taken      map[string]string // KIND/NAME -> what has it
	containers map[string]bool   // the containers of the units
}

// planNames gives every unit the name of its objects and of its container.
func (c *converter) planNames() {
	c.names = &names{taken: map[string]string{}, containers: map[string]bool{}}
	for _, u := range c.units {
		section, name, _ := strings.Cut(u.path, ".")
		u.id = legalName(name)
		u.container.Name = legalContainerName(name)
		c.names.containers[u.container.Name] = true
		c.reserve("workload", u.id, strings.TrimSuffix(section, "s")+" "+name, u.at, u.path)
	}
}

// reserve takes an object name for an owner, which is named in the finding when
// somebody else has it already.
func (c *converter) reserve(kind, name, owner string, at report.Position, field string) bool {
	key := kind + "/" + name
	if other, ok := c.names.taken[key]; ok {
		if other != owner {
			c.report.Add(report.NameCollision, at, field, owner, other, kind, name)
		}
		return false
	}
	c.names.taken[key] = owner
	return true
}

// ObjectName returns the name that the objects of a service have, for who reads
// them. It gives the same name for that of its container.
func ObjectName(service string) string { return legalName(service) }

// legalName makes a DNS-1035 label of at most maxName bytes out of a Compose
// name, which stays as it is when it is one already.
func legalName(name string) string { return legalNameUpTo(name, maxName) }

// legalContainerName is the name of the container of a service: unlike an object's it
// may start with a digit, and a name that is as long as a host's stays whole.
func legalContainerName(name string) string {
	d := dashed(name)
	if d != "" && (len(d) <= maxName || d == name && len(d) <= maxContainerName) {
		return d
	}
	return legalName(name)
}

// toolName is the name of an init container that is not the user's. It gives way
// to the container of a service, which may be in the same pod: wait-for-db is a
// popular name for one that waits for db.
func (c *converter) toolName(name string) string {
	name = legalNameUpTo(name, maxContainerName)
	if c.names.containers[name] {
		return c.toolName("composesource-" + name)
	}
	return name
}

// dashed makes lower case letters, digits and dashes of a name.
func dashed(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		} else {
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}

func legalNameUpTo(name string, limit int) string {
	legal := dashed(name)
	if legal == "" || legal[0] >= '0' && legal[0] <= '9' {
		legal = strings.TrimSuffix("s-"+legal, "-")
	}
	if len(legal) <= limit {
		return legal
	}
	hash := fmt.Sprintf("%x", sha256.Sum256([]byte(name)))[:8]
	return strings.TrimRight(legal[:limit-9], "-") + "-" + hash
}
