package scaffold

import (
	"slices"
	"strconv"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"
	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert"
	"github.com/composesource/composesource/pkg/generate"
)

// public is a Service for what a service publishes, and nothing else.
type public struct {
	Name     string
	Selector map[string]string
	Ports    []publicPort
}

type publicPort struct {
	Published, Target int
	Protocol          string
}

// Name returns a name that is unique in the Service.
func (p publicPort) Name() string {
	name := "published-" + strconv.Itoa(p.Published)
	if p.Protocol == "TCP" {
		return name
	}
	return name + "-" + strings.ToLower(p.Protocol)
}

// key tells ports apart as a Service does.
type key struct {
	number   int
	protocol string
}

// publish decides which published services are reached from outside. Stores, and
// what other services depend on, stay inside: their ports were published for the
// developer's own tools, and the services in front of them reach them without.
func (a *app) publish(result *generate.Result) {
	services, base := result.Project.Services, map[string]*corev1.Service{}
	for _, o := range result.Objects {
		if s, ok := o.(*corev1.Service); ok {
			base[s.Name] = s
		}
	}
	behind := dependents(services)
	for _, name := range sortedKeys(services) {
		ports, s := published(services[name]), base[convert.ObjectName(name)]
		switch {
		case len(ports) == 0 || s == nil:
		case convert.IsStore(services[name].Image):
			a.Inside = append(a.Inside, inside{s.Name, "a store"})
		case behind[name] != "":
			a.Inside = append(a.Inside, inside{s.Name, "used by " + convert.ObjectName(behind[name])})
		case opensOnly(s, ports):
			a.Types = append(a.Types, s.Name)
		default:
			p := public{s.Name + "-public", s.Spec.Selector, ports}
			for base[p.Name] != nil {
				p.Name += "-2"
			}
			a.Public = append(a.Public, p)
		}
	}
}

// dependents returns, for each service that others depend on, the first of them.
func dependents(services types.Services) map[string]string {
	behind := map[string]string{}
	for _, name := range sortedKeys(services) {
		for other := range services[name].DependsOn {
			if behind[other] == "" {
				behind[other] = name
			}
		}
	}
	return behind
}

// published returns the ports that a service publishes to other machines. What
// is bound to the node itself (mode: host) needs no Service.
func published(s types.ServiceConfig) []publicPort {
	var ports []publicPort
	seen := map[key]bool{}
	for _, p := range s.Ports {
		first, _, _ := strings.Cut(p.Published, "-")
		number, err := strconv.Atoi(first)
		loopback := strings.HasPrefix(p.HostIP, "127.") || p.HostIP == "::1"
		protocol := strings.ToUpper(p.Protocol)
		if err != nil || number == 0 || loopback || p.Mode == "host" || seen[key{number, protocol}] {
			continue
		}
		seen[key{number, protocol}] = true
		ports = append(ports, publicPort{number, int(p.Target), protocol})
	}
	return ports
}

// opensOnly reports whether a Service serves nothing but published ports.
func opensOnly(s *corev1.Service, ports []publicPort) bool {
	if s.Spec.ClusterIP == corev1.ClusterIPNone {
		return false
	}
	return !slices.ContainsFunc(s.Spec.Ports, func(p corev1.ServicePort) bool {
		target := p.TargetPort.IntValue()
		if target == 0 {
			target = int(p.Port)
		}
		return !slices.ContainsFunc(ports, func(o publicPort) bool {
			return o.Target == target && (o.Protocol == string(p.Protocol) || o.Protocol == "TCP" && p.Protocol == "")
		})
	})
}
