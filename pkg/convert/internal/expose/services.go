package expose

import (
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/files"
	"github.com/composesource/composesource/pkg/convert/internal/network"
	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/convert/internal/order"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// Plans are what was planned for a project.
type Plans struct {
	Project *compose.Project
	Units   *units.Set
	Pods    *pods.Plan
	Network *network.Plan
	Starts  *order.Plan
	Budget  *files.Budget
	Names   *objects.Names // in which the names of Services and policies are taken
	Labels  objects.Labels
	Report  *report.Report
}

// maker makes objects of plans.
type maker struct {
	Plans
	objects []emit.Object
	public  map[string]Public
}

// Services makes the Services: one for every unit, and one for every other name that
// it answered to; and says what they publish, by their names.
func Services(p Plans) ([]emit.Object, map[string]Public) {
	m := &maker{Plans: p, public: map[string]Public{}}
	for _, u := range p.Units.All {
		pod := p.Pods.Of(u)
		if p.Pods.IsInit(u) {
			continue
		}
		if pod.Lead == u && m.answersAlone(pod) {
			p.Names.Reserve("Service", u.ID, objects.Holder{Who: u.Describe(), At: u.At, Field: u.Path})
			m.objects = append(m.objects, m.ownService(pod))
		}
		if p.Starts.Awaited(u) {
			m.addHeadless(u, u.ID+"-ready", false)
		}
		if pod.Kind == pods.StatefulSet && pod.Lead == u {
			m.addHeadless(u, u.ID+"-pods", true)
		}
	}
	m.addAliases()
	m.addDomains()
	return m.objects, m.public
}

// answersAlone reports whether a pod needs a Service: everything that runs on does,
// something that ends only when somebody dials it or it says where it listens.
func (m *maker) answersAlone(pod *pods.Pod) bool {
	return !pod.Kind.Ends() || m.Network.Referred(pod.Lead) || m.Network.Declares(pod.Lead)
}

// ownService makes the Service that has the name of a pod.
func (m *maker) ownService(pod *pods.Pod) *corev1.Service {
	u := pod.Lead
	answering, selector := pod.Together(), m.Labels.Selector(u.ID)
	if sharers, note := m.Network.Sharers(u); sharers != nil {
		answering, selector = m.together(sharers), m.sharedSelector(u.ID)
		note.Say(m.Report)
	}
	ports := m.served(answering, u.At)
	served, collided := servicePorts(ports)
	s := m.service(u, u.ID, selector, served)
	sayPorts(u, served, collided)
	notePorts(s.Name, ports, collided)
	if circle := m.Network.Circle(pod); len(ports) == 0 {
		u.SayUnit(report.NoPort, u.ID)
	} else if circle != "" {
		s.Spec.PublishNotReadyAddresses = true
		u.SayUnit(report.SelfReference, u.ID, circle)
	}
	if u.Deploy != nil && u.Deploy.EndpointMode == "dnsrr" {
		s.Spec.ClusterIP = corev1.ClusterIPNone
		u.Say("deploy.endpoint_mode", report.EndpointMode, u.ID)
		u.Became("deploy.endpoint_mode", account.Object("Service", u.ID, "spec.clusterIP"))
	}
	m.publish(u, s, ports)
	return s
}

// service makes a Service that belongs to the pod of a unit; without ports a headless
// one, through which every port of the pods answers.
func (m *maker) service(u *units.Unit, name string, selector map[string]string, ports []corev1.ServicePort) *corev1.Service {
	s := &corev1.Service{
		TypeMeta:   metav1.TypeMeta{APIVersion: "v1", Kind: "Service"},
		ObjectMeta: m.Labels.Of(m.Pods.Of(u).Lead.ID, name),
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
func (m *maker) addHeadless(u *units.Unit, name string, notReady bool) {
	if m.Names.Reserve("Service", name, objects.Holder{Who: u.Describe() + " (" + name + ")", At: u.At, Field: u.Path}) {
		s := m.service(u, name, m.Labels.Selector(m.Pods.Of(u).Lead.ID), nil)
		s.Spec.PublishNotReadyAddresses = notReady
		m.objects = append(m.objects, s)
	}
}

// served returns the ports of a Service: what the units that answer to its name listen
// on; none where all Services together have too many.
func (m *maker) served(answering []*units.Unit, at report.Position) []network.Port {
	n := 0
	for _, u := range answering {
		n += len(m.Network.Ports(u))
	}
	if !m.Budget.Spend(limit.Served, int64(n), at) {
		return nil
	}
	return mergedPorts(m.Network, answering)
}

// together returns every unit in the pods of some units.
func (m *maker) together(list []*units.Unit) []*units.Unit {
	var all []*units.Unit
	for _, u := range list {
		all = append(all, m.Pods.Of(u).Together()...)
	}
	return all
}
