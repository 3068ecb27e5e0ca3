package expose

import (
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/composesource/composesource/pkg/convert/internal/network"
	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/report"
	"github.com/composesource/composesource/pkg/show"
)

// Public is what a service publishes to other machines.
type Public struct {
	// Alone says that the service's own Service serves nothing else, so that its type
	// can change.
	Alone bool

	name  string // of a Service of its own, see Service
	own   *corev1.Service
	ports []corev1.ServicePort
}

// Service returns a Service that serves what is published and nothing else. It has no
// type yet, and is for an overlay: no object of the result.
func (p Public) Service() *corev1.Service {
	return &corev1.Service{
		TypeMeta: p.own.TypeMeta, ObjectMeta: metav1.ObjectMeta{Name: p.name},
		Spec: corev1.ServiceSpec{Selector: p.own.Spec.Selector, Ports: p.ports},
	}
}

// publish notes what a unit publishes through its Service s, and warns when another
// type of s would open more.
func (m *maker) publish(u *units.Unit, s *corev1.Service, ports []network.Port) {
	taken := newTaken()
	public := Public{name: m.publicName(u.ID), own: s}
	public.Alone = s.Spec.ClusterIP != corev1.ClusterIPNone
	var closed []string
	for _, p := range ports {
		numbers := publicNumbers(p)
		for _, n := range numbers {
			public.ports = taken.add(public.ports, network.Numbered("published", n, p.Protocol), n, p)
		}
		public.Alone = public.Alone && len(numbers) > 0
		if !p.Open {
			closed = append(closed, p.String())
		}
	}
	if len(public.ports) == 0 {
		return
	}
	quietTCP(public.ports)
	m.public[s.Name] = public
	if len(closed) > 0 {
		u.Say("ports", report.TypeOpensMore, u.ID, strings.Join(closed, ", "), show.Block(nodePort(*public.Service())))
	}
}

// publicName is a name that no Service of the project has or may get.
func (m *maker) publicName(id string) string {
	name := id + "-public"
	for m.Network.Knows(name) || m.Names.Taken(objects.Workload, name) {
		name += "-2"
	}
	return name
}

// nodePort writes a Service of that type for people to paste.
func nodePort(s corev1.Service) string {
	s.Spec.Type = corev1.ServiceTypeNodePort
	var text strings.Builder
	_ = emit.Write(&text, []emit.Object{&s}) // legal names and numbers always have a YAML form
	return strings.TrimSuffix(text.String(), "\n")
}

// publicNumbers returns the numbers under which a port was reached from outside.
// What is bound to the node itself (mode: host) needs no Service.
func publicNumbers(p network.Port) []int32 {
	switch {
	case p.HostPort != 0:
		return slices.DeleteFunc(slices.Clone(p.Published), func(n int32) bool { return n == p.HostPort })
	case p.Open && len(p.Published) == 0:
		return []int32{p.Number}
	default:
		return p.Published
	}
}
