package graph

import (
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/types"
	"github.com/google/go-cmp/cmp"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert"
)

// People come in by the hosts of routers and by published ports, but not by those
// of loopback. What leads nowhere is marked.
func TestOutside(t *testing.T) {
	project := &compose.Project{
		Tree:    &compose.Node{Kind: compose.Mapping},
		Project: &types.Project{Name: "shop"},
		Services: compose.Services{
			"api": {Name: "api", WorkloadSpec: types.WorkloadSpec{}, ContainerSpec: types.ContainerSpec{}},
			"dns": {Name: "dns"},
			"web": {Name: "web"},
		},
	}
	publish := func(name string, ports ...types.ServicePortConfig) {
		project.Services[name].Ports = ports
	}
	publish("api", types.ServicePortConfig{Target: 80, Published: "8080", HostIP: "127.0.0.1"})
	publish("dns", types.ServicePortConfig{Target: 53, Protocol: "udp"}, types.ServicePortConfig{Target: 53, Published: "53", Protocol: "tcp"})
	publish("web", types.ServicePortConfig{Target: 80, Published: "8080"}, types.ServicePortConfig{Target: 80, Published: "8080"})
	hosts := []convert.Entrance{
		{Service: "web", Host: "a.example.org", Object: "Ingress web"}, {Service: "web", Host: "b.example.org/x"}, {Service: "web", Object: "Ingress any"},
	}
	g := New(project, convert.Result{Entrances: hosts})
	want := []Edge{
		{3, 1, Enters, "port 53/udp, port 53"},
		{3, 2, Enters, "a.example.org, b.example.org/x (no route), every host, 1 more"},
	}
	if diff := cmp.Diff(want, g.Edges); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, format := range Formats() {
		var b strings.Builder
		if err := Write(&b, g, format); err != nil || !strings.Contains(b.String(), "no route") {
			t.Errorf("%s: %v\n%s", format, err, b.String())
		}
	}
	if g := New(project, convert.Result{}); len(g.Edges) != 2 {
		t.Errorf("without hosts there are %v", g.Edges)
	}
}
