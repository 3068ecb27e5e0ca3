package order_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/convert/internal/order"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/convert/internal/units/unitstest"
	"github.com/composesource/composesource/pkg/report"
)

// plan plans the starts of services.
func plan(t *testing.T, services string, asked func(u *units.Unit) order.Asked) (*units.Set, *pods.Plan, *order.Plan, *report.Report) {
	t.Helper()
	set, r := unitstest.List(t, "services:\n  "+strings.ReplaceAll(strings.TrimSpace(services), "\n", "\n  "))
	p := pods.New(set, nil, api.Spec{}, r)
	all := map[*units.Unit]order.Asked{}
	for _, u := range set.All {
		all[u] = asked(u)
	}
	return set, p, order.New(set, p, all), r
}

func probed(*units.Unit) order.Asked { return order.Asked{Probe: true} }

func TestPlan(t *testing.T) {
	for _, test := range []struct {
		why, services string
		want          []string
	}{
		{
			why:      "a pod waits for a healthy one",
			services: "web: {image: x, depends_on: {db: {condition: service_healthy}}}\ndb: {image: x}",
			want:     []string{"db is awaited", "web: web waits for db"},
		},
		{
			why:      "what was only started is not waited for",
			services: "web: {image: x, depends_on: [db]}\ndb: {image: x}",
		},
		{
			why: "a one-shot waits in the pod that it runs in",
			services: `
api: {image: x, depends_on: {create: {condition: service_completed_successfully}}}
create: {image: x, depends_on: {db: {condition: service_healthy}}}
db: {image: x}`,
			want: []string{"api: create waits for db", "db is awaited"},
		},
		{
			why: "a one-shot doesn't wait for the pod that it runs in: what it needs there starts early, and holds it back",
			services: `
vpn: {image: x}
app: {image: x, network_mode: 'service:vpn', depends_on: {check: {condition: service_completed_successfully}}}
check: {image: x, depends_on: {vpn: {condition: service_healthy}}}`,
			want: []string{"vpn is a sidecar, held"},
		},
		{
			why:      "a hook needs what its service joins",
			services: "vpn: {image: x}\napp: {image: x, network_mode: 'service:vpn', pre_start: [{image: y}]}",
			want:     []string{"vpn is a sidecar"},
		},
	} {
		t.Run(test.why, func(t *testing.T) {
			set, p, starts, r := plan(t, test.services, probed)
			if r.Broken() {
				t.Fatal(unitstest.Codes(r))
			}
			if diff := cmp.Diff(test.want, shown(set, p, starts)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func shown(set *units.Set, p *pods.Plan, starts *order.Plan) []string {
	var all []string
	for _, u := range set.All {
		if starts.Awaited(u) {
			all = append(all, u.Name+" is awaited")
		}
		if starts.Sidecar(u) {
			text := u.Name + " is a sidecar"
			if starts.Held(u) {
				text += ", held"
			}
			all = append(all, text)
		}
	}
	for _, pod := range p.All {
		for _, u := range pod.Everything() {
			for _, target := range starts.Waits(u, pod) {
				all = append(all, pod.Lead.Name+": "+u.Name+" waits for "+target.Name)
			}
		}
	}
	slices.Sort(all)
	return all
}

// A wait that never ends is no wait.
func TestWaitsThatWouldNotEnd(t *testing.T) {
	for _, c := range []struct {
		code  string
		asked order.Asked
		db    string
	}{
		{"depends-on-healthy", order.Asked{Probe: true}, "image: x"},
		{"depends-on-without-healthcheck", order.Asked{}, "image: x"},
		{"depends-on-no-replicas", order.Asked{Probe: true}, "image: x, scale: 0"},
	} {
		services := "web: {image: x, depends_on: {db: {condition: service_healthy}}}\ndb: {" + c.db + "}"
		_, _, _, r := plan(t, services, func(*units.Unit) order.Asked { return c.asked })
		if !slices.Contains(unitstest.Codes(r), c.code+" services.web.depends_on.db") {
			t.Errorf("%+v: %v, without %s", c, unitstest.Codes(r), c.code)
		}
	}
}

// Compose has no circles; services that share a pod wait together.
func TestPodsThatWaitForEachOtherAreRefused(t *testing.T) {
	for joins, refused := range map[string]bool{"": false, ", network_mode: 'service:app'": true} {
		_, _, _, r := plan(t, `
app: {image: x}
helper: {image: x, depends_on: {db: {condition: service_healthy}}`+joins+`}
db: {image: x, depends_on: {app: {condition: service_healthy}}}`, probed)
		if r.Broken() != refused {
			t.Errorf("%q: refused %v", joins, r.Broken())
		}
	}
}
