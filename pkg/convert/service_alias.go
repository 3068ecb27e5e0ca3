package convert

import (
	"slices"

	"github.com/composesource/composesource/pkg/report"
)

// aliasLabel begins the label of the pods that share a name.
const aliasLabel = "alias.composesource.dev/"

// addAlias adds the Service of a name that isn't a unit's own.
func (c *converter) addAlias(key string, h *hostName) {
	name, same := h.object()
	units := h.units(nil)
	first := units[0]
	switch {
	case h.kept:
		c.sayAlias(h, name)
		return
	case h.has(addressName), !h.needed(same), h.isOwn(name):
		return
	case !same && len(units) == 1:
		return // what referred to it was rewritten
	}
	if !c.reserve("Service", name, h.holder()) {
		return
	}
	selector := first.selector()
	if len(units) > 1 {
		selector = c.sharedSelector(name)
	}
	ports, _ := servicePorts(mergedPorts(podsOf(units)))
	s := first.service(name, selector, ports)
	for _, u := range units {
		s.Spec.PublishNotReadyAddresses = s.Spec.PublishNotReadyAddresses || u.host.circular != ""
	}
	c.add(s)
	c.sayAlias(h, name)
}

// isOwn reports whether a Service is that of a unit itself, which has it already.
func (h *hostName) isOwn(name string) bool {
	return slices.ContainsFunc(h.answers, func(a answer) bool {
		return a.kind == serviceName && a.unit.host == a.unit && a.unit.id == name
	})
}

// needed reports whether a name gets a Service of its own: one that the author
// made for others does, the rest only when something refers to it.
func (h *hostName) needed(legal bool) bool {
	return h.references > 0 || legal && h.has(serviceName, aliasName, linkName)
}

// sayAlias says how far the Service of a name differs from what Compose answers.
func (c *converter) sayAlias(h *hostName, name string) {
	a := h.answers[0]
	switch {
	case h.ambiguous():
		c.report.Add(report.AliasAmbiguous, a.at, a.field, a.kind, h.written)
	case a.kind == linkName, a.kind == aliasName && len(c.project.Networks) > 1:
		c.report.Add(report.AliasEverywhere, a.at, a.field, a.kind, h.written, name)
	}
}

// holder is the first who answers to the name.
func (h *hostName) holder() holder {
	a := h.answers[0]
	return holder{string(a.kind) + " " + h.written + " of " + a.unit.Name, a.at, a.field}
}

// labelSharers labels the pods of everybody who shares a name with others.
func (c *converter) labelSharers() {
	for _, key := range sortedKeys(c.hosts) {
		h := c.hosts[key]
		name, same := h.object()
		units := h.units(nil)
		if len(units) < 2 || !h.needed(same) || h.has(addressName) {
			continue
		}
		for _, u := range units {
			u.host.label(aliasLabel+name, "true")
		}
	}
}

// sharedSelector selects everybody who shares a name.
func (c *converter) sharedSelector(name string) map[string]string {
	return map[string]string{aliasLabel + name: "true", labelPartOf: c.partOf()}
}
