package generate

import (
	"github.com/composesource/composesource/pkg/api"
)

// specDimensions have many of something in the configuration, or ask for objects that
// can be many.
func specDimensions() []dimension {
	routes := func(kind string) func(*api.Spec, int) { return func(s *api.Spec, _ int) { s.Routes = kind } }
	policies := func(s *api.Spec, _ int) { s.NetworkPolicies = true }
	routers := ofEach("ports: ['80'], labels: {'traefik.http.routers.r#.rule': 'Host(`a#.example.com`)'}", "")
	return []dimension{
		{name: "spec.services", least: 100, files: ofEach("command: a", ""), set: func(s *api.Spec, n int) {
			s.Services = map[string]api.Service{}
			for _, name := range repeat(n, "s%d")[1:] {
				s.Services[name] = api.Service{Kind: "StatefulSet"}
			}
		}},
		{name: "spec.volumes", least: 50, files: ofOne("    volumes: [{{'v#:/v#',}}]\nvolumes:\n{{  v#: {}\n}}"), set: func(s *api.Spec, n int) {
			s.Volumes = map[string]api.Volume{}
			for _, name := range repeat(n, "v%d")[1:] {
				s.Volumes[name] = api.Volume{Size: "1Gi"}
			}
		}},
		{name: "spec.mounts", least: 50, files: ofOne("    volumes: [{{'./v#:/v#',}}]"), set: func(s *api.Spec, n int) {
			s.Mounts = map[string]api.Mount{}
			for _, name := range repeat(n, "./v%d")[1:] {
				s.Mounts[name] = api.Mount{Treatment: api.MountClaim}
			}
		}},
		{name: "spec.env", least: 500, files: ofOne("    environment:\n{{      A#: $B#\n}}"), set: func(s *api.Spec, n int) {
			s.Env = map[string]string{"B": ""}
			for _, name := range repeat(n+1, "B%d") {
				s.Env[name] = "x"
			}
		}},
		{name: "spec.envFiles", least: 25, files: beside(ofOne("    environment: {A: $B1}"), "e#", "B#=x\n"), set: func(s *api.Spec, n int) {
			s.EnvFiles = repeat(n, "e%d")[1:]
		}},
		{name: "spec.profiles", least: 200, files: ofEach("profiles: [p#]", ""), set: func(s *api.Spec, n int) { s.Profiles = repeat(n, "p%d") }},
		{name: "spec.secrets.include", least: 100, files: func(int) files { return ofOne("    environment:\n{{      A#: x\n}}")(100) }, set: func(s *api.Spec, n int) {
			s.Secrets.Include = repeat(n, "*_B%d_*")
		}},
		{name: "policies of services", least: 100, files: ofEach("ports: ['80']", ""), set: policies},
		{name: "policies by services", least: 400, files: squared("ports: ['80'], networks: [{{n#,}}]", "networks:\n", "  n#: {}\n"), set: policies},
		{name: "Ingress of services", least: 100, files: routers, set: routes(api.RoutesIngress)},
		{name: "HTTPRoute of services", least: 100, files: routers, set: routes(api.RoutesHTTPRoute)},
		{name: "HTTPRoute of one host", least: 50, files: ofEach("ports: ['80'], labels: {'traefik.http.routers.r#.rule': 'Host(`a`) && PathPrefix(`/p#`)'}", ""), set: routes(api.RoutesHTTPRoute)},
	}
}
