package convert

import (
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
			c.reserve("Service", u.id, u.holder())
			c.add(u.ownService())
		}
		if u.order.Awaited(u.Unit) {
			c.addHeadless(u, u.id+"-ready", false)
		}
		if u.kind == statefulSet && u.host == u {
			c.addHeadless(u, u.id+"-pods", true)
		}
	}
	for _, key := range sortedKeys(c.hosts) {
		c.addAlias(key, c.hosts[key])
	}
	c.exposeDomains()
}

// answersAlone reports whether u needs a Service: everything that runs on does,
// something that ends only when somebody dials it or it says where it listens.
func (u *unit) answersAlone() bool {
	ends := u.kind == job || u.kind == cronJob
	return !ends || u.referred || u.declares()
}

// describe names u for people.
func (u *unit) describe() string { return u.Describe() }

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
	served, collided := servicePorts(ports)
	s := u.service(u.id, selector, served)
	u.sayPorts(served, collided)
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
func (u *unit) service(name string, selector map[string]string, ports []corev1.ServicePort) *corev1.Service {
	s := &corev1.Service{
		TypeMeta:   metav1.TypeMeta{APIVersion: "v1", Kind: "Service"},
		ObjectMeta: u.metadata(name),
		Spec:       corev1.ServiceSpec{Selector: selector, Ports: ports},
	}
	if len(ports) == 0 {
		s.Spec.ClusterIP = corev1.ClusterIPNone
		s.Spec.PublishNotReadyAddresses = true
	}
	return s
}

// addHeadless adds a Service without ports, whose name resolves to the pods: to
// those that are Ready, or to all of them.
func (c *converter) addHeadless(u *unit, name string, notReady bool) {
	if c.reserve("Service", name, holder{u.describe() + " (" + name + ")", u.at, u.path}) {
		s := u.service(name, u.selector(), nil)
		s.Spec.PublishNotReadyAddresses = notReady
		c.add(s)
	}
}

// podsOf returns every unit in the pods of some units.
func podsOf(units []*unit) []*unit {
	var all []*unit
	for _, u := range units {
		all = append(all, u.together()...)
	}
	return all
}
