package convert

import (
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/composesource/composesource/pkg/report"
)

// exposeServices makes the Services: one for every service, and one for every
// other name that it answered to.
func (c *converter) exposeServices() {
	for _, u := range c.units {
		if u.isInit {
			continue
		}
		if u.host == u && u.answersAlone() {
			c.reserve("Service", u.id, u.describe(), u.at, u.path)
			c.add(u.ownService())
		}
		if u.awaited {
			c.addHeadless(u, u.id+"-ready", false)
		}
		if u.kind == statefulSet && u.host == u {
			c.addHeadless(u, u.id+"-pods", true)
		}
	}
	for _, key := range sortedKeys(c.hosts) {
		c.addAlias(key, c.hosts[key])
	}
}

// answersAlone reports whether u needs a Service: everything that runs on does,
// something that ends only when somebody dials it or it says where it listens.
func (u *unit) answersAlone() bool {
	ends := u.kind == job || u.kind == cronJob
	return !ends || u.referred || u.declares()
}

// describe names u for people.
func (u *unit) describe() string {
	section, name, _ := strings.Cut(u.path, ".")
	return strings.TrimSuffix(section, "s") + " " + name
}

// together returns the units whose containers run in the pod of u.
func (u *unit) together() []*unit { return append([]*unit{u.host}, u.host.members...) }

// ownService makes the Service that has the name of u.
func (u *unit) ownService() *corev1.Service {
	units := u.together()
	selector := u.selector()
	if h := u.hosts[strings.ToLower(u.Name)]; h != nil && len(h.units(nil)) > 1 {
		selector = u.sharedSelector(u.id)
		units = podsOf(h.units(nil))
		u.sayAlias(h, u.id)
	}
	ports := mergedPorts(units)
	s := u.service(u.id, selector, ports)
	result, collided := servicePorts(ports)
	u.sayPorts(result, collided)
	if len(ports) == 0 {
		u.sayUnit(report.NoPort, u.id)
	} else if u.circular != "" {
		s.Spec.PublishNotReadyAddresses = true
		u.sayUnit(report.SelfReference, u.id, u.circular)
	}
	if u.Deploy != nil && u.Deploy.EndpointMode == "dnsrr" {
		s.Spec.ClusterIP = corev1.ClusterIPNone
		u.say("deploy.endpoint_mode", report.EndpointMode, u.id)
	}
	u.publish(s, ports)
	return s
}

// service makes a Service; without ports a headless one, through which every
// port of the pods answers.
func (u *unit) service(name string, selector map[string]string, ports []port) *corev1.Service {
	s := &corev1.Service{
		TypeMeta:   metav1.TypeMeta{APIVersion: "v1", Kind: "Service"},
		ObjectMeta: u.metadata(name),
		Spec:       corev1.ServiceSpec{Selector: selector},
	}
	s.Spec.Ports, _ = servicePorts(ports)
	if len(ports) == 0 {
		s.Spec.ClusterIP = corev1.ClusterIPNone
		s.Spec.PublishNotReadyAddresses = true
	}
	return s
}

// addHeadless adds a Service without ports, whose name resolves to the pods: to
// those that are Ready, or to all of them.
func (c *converter) addHeadless(u *unit, name string, notReady bool) {
	if c.reserve("Service", name, u.describe()+" ("+name+")", u.at, u.path) {
		s := u.service(name, u.selector(), nil)
		s.Spec.PublishNotReadyAddresses = notReady
		c.add(s)
	}
}

// addAlias adds the Service of a name that isn't a unit's own.
func (c *converter) addAlias(key string, h *hostName) {
	name, same := h.object()
	units := h.units(nil)
	first := units[0]
	switch {
	case h.has(addressName), !h.needed(same), h.isOwn(name):
		return
	case !same && len(units) == 1:
		return // what referred to it was rewritten
	}
	if !c.reserve("Service", name, describeName(h), h.answers[0].at, h.answers[0].field) {
		return
	}
	selector := first.selector()
	if len(units) > 1 {
		selector = c.sharedSelector(name)
	}
	s := first.service(name, selector, mergedPorts(podsOf(units)))
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

func describeName(h *hostName) string {
	a := h.answers[0]
	return string(a.kind) + " " + h.written + " of " + a.unit.Name
}

// podsOf returns every unit in the pods of some units.
func podsOf(units []*unit) []*unit {
	var all []*unit
	for _, u := range units {
		all = append(all, u.together()...)
	}
	return all
}

// aliasLabel begins the label of the pods that share a name.
const aliasLabel = "alias.composesource.dev/"

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

// label sets a label on the pods of u.
func (u *unit) label(key, value string) {
	if u.labels == nil {
		u.labels = map[string]string{}
	}
	u.labels[key] = value
}

// sharedSelector selects everybody who shares a name.
func (c *converter) sharedSelector(name string) map[string]string {
	return map[string]string{aliasLabel + name: "true", labelPartOf: c.partOf()}
}
