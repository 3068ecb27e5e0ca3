package secrets

import (
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/report"
	"github.com/composesource/composesource/pkg/secret"
)

// carriers are the attributes whose values stand in a part of an object: those that
// are asked where a secret in it was written. The first part that is in a path
// counts.
func carriers() []struct {
	part       string
	attributes []string
} {
	return []struct {
		part       string
		attributes []string
	}{
		{"readinessProbe", []string{"healthcheck.test"}},
		{"startupProbe", []string{"healthcheck.test"}},
		{"postStart", []string{"post_start"}},
		{"preStop", []string{"pre_stop"}},
		{"args", []string{"command"}},
		{"command", []string{"entrypoint", "command"}},
		{"env", []string{"environment", "env_file"}},
		{"data", []string{"environment", "env_file", "volumes"}},
		{"image", []string{"image", "build"}},
		{"workingDir", []string{"working_dir"}},
		{"hostname", []string{"hostname"}},
		{"subdomain", []string{"domainname"}},
		{"hostAliases", []string{"extra_hosts"}},
		{"annotations", []string{"annotations", "labels", "label_file", "deploy.labels"}},
	}
}

// sayLeak tells of a secret in an object, where it was written.
func (c *sweep) sayLeak(l leak) {
	if c.owners.pods == nil {
		c.owners = newOwners(c.Units, c.Pods)
	}
	units := c.owners.of(l)
	for _, u := range units {
		for _, attribute := range attributesOf(l) {
			if c.sayAt(u, attribute, l) {
				return
			}
		}
	}
	for _, u := range units { // in some other attribute
		for _, f := range u.Node.Fields {
			if !isCommand(f.Name) && c.sayAt(u, f.Name, l) {
				return
			}
		}
	}
	for _, section := range []string{"configs", "volumes", "networks", "secrets", "models"} {
		if at, ok := c.writtenAt(section, c.Project.Tree.Get(section))[l.value]; ok {
			c.Teller.Tell(report.SecretInPlainField, at, section, l.subject(), l.place())
			return
		}
	}
	at, field := report.Position{}, ""
	if len(units) > 0 {
		at, field = units[0].At, units[0].Path
	}
	c.Teller.Tell(report.SecretInPlainField, at, field, l.subject(), l.place())
}

// sayAt tells of a leak, if an attribute of a unit holds it.
func (c *sweep) sayAt(u *units.Unit, attribute string, l leak) bool {
	node, field := u.Written(attribute), u.Path+"."+attribute
	if node == nil {
		return false
	}
	at, ok := c.writtenAt(field, node)[l.value]
	switch {
	case isCommand(attribute):
		if at = node.At; !c.Teller.told[field] {
			c.tellOf(l, at, field, attribute)
		}
	case !ok:
		return false
	case !c.Teller.told[field+at.String()]:
		c.tellOf(l, at, field, attribute)
	}
	return true
}

func (c *sweep) tellOf(l leak, at report.Position, field, attribute string) {
	if isCommand(attribute) && l.name == "" {
		c.Teller.Tell(report.SecretWrittenOut, at, field, attribute)
	} else {
		c.Teller.Tell(report.SecretInPlainField, at, field, l.subject(), attribute)
	}
}

// writtenAt returns the places of the secrets that the values below a node hold.
func (c *sweep) writtenAt(field string, n *compose.Node) map[string]report.Position {
	if places, ok := c.places[field]; ok {
		return places
	}
	places := map[string]report.Position{}
	c.places[field] = places
	walkScalars(n, func(scalar *compose.Node) {
		text, _ := scalar.Value.(string)
		note := func(start, end int) {
			if _, ok := places[text[start:end]]; !ok {
				places[text[start:end]] = scalar.At
			}
		}
		for _, m := range c.Known.set.Find(text) {
			note(m.Start, m.End)
		}
		for _, s := range secret.Find(text) {
			note(s.Start, s.End)
		}
	})
	return places
}

func isCommand(attribute string) bool {
	return slices.Contains([]string{"entrypoint", "command", "healthcheck.test", "post_start", "pre_stop"}, attribute)
}

// subject is what stands there, for people; never the value.
func (l leak) subject() string {
	if l.name == "" {
		return "what looks like a secret"
	}
	return "the value of the secret variable " + l.name
}

// place is where it stands, for people; keys may be secret themselves.
func (l leak) place() string {
	kind := l.object.GetObjectKind().GroupVersionKind().Kind
	return "the " + kind
}

// owners finds the units that an object is made of.
type owners struct {
	pods               *pods.Plan
	byPod, byContainer map[string][]*units.Unit
}

func newOwners(set *units.Set, plan *pods.Plan) owners {
	o := owners{plan, map[string][]*units.Unit{}, map[string][]*units.Unit{}}
	for _, u := range set.All {
		pod, container := plan.Of(u).Lead.ID, u.Container()
		o.byPod[pod], o.byContainer[container] = append(o.byPod[pod], u), append(o.byContainer[container], u)
	}
	return o
}

// of returns the units of a leak's object, the ones whose container holds the text first.
func (o owners) of(l leak) []*units.Unit {
	name := l.object.GetLabels()[objects.LabelName]
	var all []*units.Unit
	for _, part := range l.path {
		for _, u := range o.byContainer[part] {
			if o.pods.Of(u).Lead.ID == name || o.pods.IsInit(u) {
				all = append(all, u)
			}
		}
	}
	for _, u := range o.byPod[name] {
		if !slices.Contains(all, u) {
			all = append(all, u)
		}
	}
	return all
}

// attributesOf returns the attributes that a leak may have been written in.
func attributesOf(l leak) []string {
	for _, carrier := range carriers() {
		if slices.Contains(l.path, carrier.part) {
			return carrier.attributes
		}
	}
	return nil
}

// sayInterpolated warns of secret variables, short ones too, that were interpolated
// into values for which Kubernetes has no place but a plain field of an object.
func (c *sweep) sayInterpolated() {
	for _, u := range c.Units.All {
		for _, f := range u.Node.Fields {
			if c.Plain(f.Name) {
				c.sayVariables(u.Path+"."+f.Name, f.Name, f.Value)
			}
		}
	}
}

func (c *sweep) sayVariables(field, name string, n *compose.Node) {
	walkScalars(n, func(scalar *compose.Node) {
		if names := c.Judge.Interpolated(scalar); len(names) > 0 {
			c.Teller.told[field+scalar.At.String()] = true
			c.Teller.Tell(report.SecretInPlainField, scalar.At, field, "the value of the secret variable "+strings.Join(names, ", "), name)
		}
	})
}
