package convert

import (
	"fmt"
	"strings"

	"github.com/composesource/composesource/pkg/report"
)

// judgeNames says, once for each name, what becomes of a name that can't exist
// in Kubernetes and of one that nothing refers to.
func (c *converter) judgeNames() {
	for _, key := range sortedKeys(c.hosts) {
		h := c.hosts[key]
		if h.has(addressName) {
			continue
		}
		_, legal := h.object()
		a := h.first()
		switch {
		case a.kind == defaultName, h.kept:
		case legal && !h.needed(true):
			c.report.Add(report.ContainerName, a.at, a.field, h.written, a.unit.id, a.kind)
		case legal && h.written == strings.ToLower(h.written):
		case legal:
			c.report.Add(report.NameCase, a.at, a.field, a.kind, h.written, strings.ToLower(h.written))
		case a.kind == hostnameName && h.references == 0: // the row of hostname says it
		default:
			c.report.Add(report.NameNotLegal, a.at, a.field, a.kind, h.written, h.counted(), c.target(h, nil))
		}
	}
	c.labelSharers()
}

// first returns the answer whose kind says most of the name.
func (h *hostName) first() answer {
	for _, kind := range []nameKind{serviceName, containerName, aliasName, linkName, hostnameName} {
		for _, a := range h.answers {
			if a.kind == kind {
				return a
			}
		}
	}
	return h.answers[0]
}

// counted says how many references were rewritten, and to what, up to the name
// that others need.
func (h *hostName) counted() string {
	var parts []string
	for _, name := range sortedKeys(h.rewritten) {
		n, verb := h.rewritten[name], "references were"
		if n == 1 {
			verb = "reference was"
		}
		parts = append(parts, fmt.Sprintf("%d %s rewritten to %s", n, verb, name))
	}
	if h.public > 0 {
		parts = append(parts, fmt.Sprintf("%d for people's browsers stayed", h.public))
	}
	if len(parts) == 0 {
		return "nothing in the project refers to it; give whatever else does"
	}
	return strings.Join(parts, ", ") + "; give the others"
}
