package network_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/inspect"
	"github.com/composesource/composesource/pkg/convert/internal/network"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/convert/internal/units/unitstest"
	"github.com/composesource/composesource/pkg/reference"
	"github.com/composesource/composesource/pkg/report"
)

// plan plans the network of services; the values of their variables are the texts.
func plan(t *testing.T, services string) (*units.Set, *pods.Plan, *network.Plan) {
	t.Helper()
	p, r := unitstest.Load(t, "services:\n  "+strings.ReplaceAll(strings.TrimSpace(services), "\n", "\n  "))
	set := units.List(p, nil, r)
	shares := pods.New(set, nil, api.Spec{}, r)
	return set, shares, network.New(p, set, shares, inspect.New(set, p.Root, nil), variables(set), nil, r)
}

func variables(set *units.Set) func(func(network.Text)) {
	return func(look func(network.Text)) {
		for _, u := range set.All {
			for _, v := range u.Environment() {
				look(network.Text{Text: reference.Text{Content: v.Value, Key: v.Name}, Unit: u, Origin: variable{v}})
			}
		}
	}
}

// variable is where the value of one stands.
type variable struct{ is compose.Variable }

func (v variable) What() string               { return v.is.Name }
func (v variable) Field() string              { return "" }
func (v variable) At(int) report.Position     { return v.is.At }
func (v variable) IsSecret() bool             { return false }
func (v variable) Beside() (b network.Beside) { return b }
func (v variable) Put([]reference.Edit)       {}

func TestPlan(t *testing.T) {
	for _, test := range []struct {
		why, services string
		want          []string
	}{
		{
			why:      "what is declared, and what somebody dials",
			services: "web: {image: x, ports: ['8080:80'], environment: {URL: 'http://api:3000/'}}\napi: {image: x, expose: ['9000']}",
			want:     []string{"URL is http://api:3000/", "api listens on 9000, 3000", "web listens on 80"},
		},
		{
			why:      "a name that can't be a Service's is written as one that can",
			services: "web: {image: x, environment: {URL: 'http://my_api:3000/'}}\nmy_api: {image: x}",
			want:     []string{"URL is http://my-api:3000/", "my_api listens on 3000"},
		},
		{
			why:      "a container's name leads to its service, and gets a Service of its own where it can be one",
			services: "web: {image: x, environment: {A: 'http://first:1/', B: 'http://the_second:2/'}}\na: {image: x, container_name: first}\nb: {image: x, container_name: the_second}",
			want:     []string{"A is http://first:1/", "B is http://b:2/", "a listens on 1", "alias first of a", "b listens on 2"},
		},
		{
			why: "two that share an alias answer together",
			services: `
web: {image: x, environment: {URL: 'http://both:80/'}}
a: {image: x, networks: {default: {aliases: [both]}}}
b: {image: x, networks: {default: {aliases: [both]}}}`,
			want: []string{"URL is http://both:80/", "a listens on 80", "a shares both", "alias both of a, b", "b listens on 80", "b shares both"},
		},
		{
			why:      "a pod that dials itself is in a circle, and has a name of its own for it",
			services: "web: {image: x, environment: {SELF: 'http://web:80/'}}",
			want:     []string{"SELF is http://web:80/", "web calls itself web", "web is in a circle: web", "web listens on 80"},
		},
		{
			why: "pods that dial each other are in a circle",
			services: `
a: {image: x, environment: {B: 'http://b:80/'}}
b: {image: x, environment: {A: 'http://a:80/'}}`,
			want: []string{"A is http://a:80/", "B is http://b:80/", "a is in a circle: a, b", "a listens on 80", "b is in a circle: a, b", "b listens on 80"},
		},
		{
			why:      "a name of two labels is kept whole",
			services: "kafka: {image: x, hostname: one.lab}",
			want:     []string{"domain lab of kafka", "kafka calls itself one.lab", "kafka shares lab", "kept one.lab"},
		},
		{
			why:      "a hostname that can't be one is what leads to the pod",
			services: "web: {image: x, hostname: my_host}",
			want:     []string{"web calls itself web"},
		},
		{
			why:      "an image that is known says where it listens, when nothing else does",
			services: "db: {image: 'postgres:17'}",
			want:     []string{"db listens on 5432"},
		},
		{
			why:      "a port that is dialled on two in a pod is listened on by one of them",
			services: "web: {image: x, environment: {A: 'http://app:80/', B: 'http://side:80/'}}\napp: {image: x}\nside: {image: x, network_mode: 'service:app'}",
			want:     []string{"A is http://app:80/", "B is http://side:80/", "alias side of side", "app listens on 80"},
		},
	} {
		t.Run(test.why, func(t *testing.T) {
			set, shares, p := plan(t, test.services)
			got := shown(set, shares, p)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// shown writes a plan in one line for each thing, in order.
func shown(set *units.Set, shares *pods.Plan, p *network.Plan) []string {
	var all []string
	add := func(format string, args ...any) { all = append(all, fmt.Sprintf(format, args...)) }
	for _, u := range set.All {
		var ports []string
		for _, port := range p.Ports(u) {
			ports = append(ports, port.String())
		}
		if len(ports) > 0 {
			add("%s listens on %s", u.Name, strings.Join(ports, ", "))
		}
	}
	for _, r := range p.Resolved {
		add("%s is %s", r.What(), reference.Replace(r.Content, r.Edits))
	}
	for _, pod := range shares.All {
		if called := p.Called(pod).Full(); called != "" {
			add("%s calls itself %s", pod.Lead.Name, called)
		}
		if circle := p.Circle(pod); circle != "" {
			add("%s is in a circle: %s", pod.Lead.Name, circle)
		}
		for _, name := range p.Shared(pod) {
			add("%s shares %s", pod.Lead.Name, name)
		}
	}
	for _, a := range p.Aliases {
		var names []string
		for _, u := range a.Units {
			names = append(names, u.Name)
		}
		if a.Kept {
			add("kept %s", a.Name)
		} else {
			add("alias %s of %s", a.Name, strings.Join(names, ", "))
		}
	}
	for _, d := range p.Domains {
		add("domain %s of %s", d.Name, d.Lead.Name)
	}
	slices.Sort(all)
	return all
}
