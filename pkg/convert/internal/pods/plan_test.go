package pods_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/convert/internal/units/unitstest"
)

// Each pod is KIND: its containers in the order in which they start, a one-shot in
// brackets.
func TestPlan(t *testing.T) {
	for _, test := range []struct {
		why, services, jobs string
		spec                api.Spec
		want                []string
	}{
		{
			why:      "services have pods of their own",
			services: "web: {image: a}\ndb: {image: b}",
			want:     []string{"Deployment: db", "Deployment: web"},
		},
		{
			why:      "a chain of joined namespaces ends in one pod, and who is joined starts first",
			services: "a: {image: x, network_mode: 'service:b'}\nb: {image: x, pid: 'service:c'}\nc: {image: x}",
			want:     []string{"Deployment: c b a, one process space"},
		},
		{
			why: "one-shots run before who waits for them, in the order of their own dependencies",
			services: `
api: {image: x, depends_on: {migrate: {condition: service_completed_successfully}, z-seed: {condition: service_completed_successfully}}}
migrate: {image: x, depends_on: {create: {condition: service_completed_successfully}, z-seed: {condition: service_completed_successfully}}}
z-seed: {image: x, depends_on: {create: {condition: service_completed_successfully}}}
create: {image: x, depends_on: {db: {condition: service_healthy}}}
db: {image: x}`,
			want: []string{"Deployment: [create] [z-seed] [migrate] api", "Deployment: db"},
		},
		{
			why: "a one-shot that two in a pod wait for runs once",
			services: `
app: {image: x, depends_on: {init: {condition: service_completed_successfully}}}
side: {image: x, network_mode: 'service:app', depends_on: {init: {condition: service_completed_successfully}}}
init: {image: x}`,
			want: []string{"Deployment: [init] app side"},
		},
		{
			why:      "without an order a one-shot is a Job",
			services: "app: {image: x, depends_on: {init: {condition: service_completed_successfully}}}\ninit: {image: x}",
			spec:     api.Spec{DependsOn: api.DependsOn{Mode: api.DependsOnIgnore}},
			want:     []string{"Deployment: app", "Job: init"},
		},
		{
			why:      "what somebody chose a kind for is no one-shot",
			services: "app: {image: x, depends_on: {init: {condition: service_completed_successfully}}}\ninit: {image: x}",
			spec:     api.Spec{Services: map[string]api.Service{"init": {Kind: "Job"}}},
			want:     []string{"Deployment: app", "Job: init"},
		},
		{
			why:      "a member follows the kind of the pod that it joins",
			services: "app: {image: x, deploy: {mode: global}}\nside: {image: x, network_mode: 'service:app'}",
			want:     []string{"DaemonSet: app side"},
		},
		{
			why:      "a hook is in the pod of its service",
			services: "app: {image: x, pre_start: [{image: y}]}",
			want:     []string{"Deployment: app app.pre_start[0]"},
		},
		{
			why:      "jobs run by the clock",
			services: "app: {image: x}",
			jobs:     "nightly: {image: x, triggers: {manual: true}}",
			want:     []string{"Deployment: app", "CronJob: nightly"},
		},
	} {
		t.Run(test.why, func(t *testing.T) {
			text := "services:\n  " + strings.ReplaceAll(test.services, "\n", "\n  ")
			if test.jobs != "" {
				text += "\njobs:\n  " + test.jobs
			}
			set, r := unitstest.List(t, text)
			plan := pods.New(set, nil, test.spec, r)
			if diff := cmp.Diff(test.want, shown(plan)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func shown(plan *pods.Plan) []string {
	var all []string
	for _, p := range plan.All {
		var names []string
		for _, u := range p.Everything() {
			name := u.Short()
			if u.Parent == nil && plan.IsInit(u) {
				name = "[" + name + "]"
			}
			names = append(names, name)
		}
		text := fmt.Sprintf("%s: %s", p.Kind, strings.Join(names, " "))
		if p.OneProcessSpace {
			text += ", one process space"
		}
		all = append(all, text)
	}
	return all
}

func TestAOneShotKnowsItsPods(t *testing.T) {
	set, r := unitstest.List(t, `
services:
  a: {image: x, depends_on: {init: {condition: service_completed_successfully}}}
  b: {image: x, depends_on: {once: {condition: service_completed_successfully}, init: {condition: service_completed_successfully}}}
  c: {image: x, deploy: {replicas: 2}, depends_on: {often: {condition: service_completed_successfully}}}
  init: {image: x}
  once: {image: x}
  often: {image: x}
`)
	plan := pods.New(set, nil, api.Spec{}, r)
	for name, want := range map[string]struct {
		pods     int
		repeated bool
	}{"init": {2, true}, "once": {1, false}, "often": {1, true}} {
		u := set.Service(name)
		if n := len(plan.In(u)); n != want.pods || plan.Repeated(u) != want.repeated {
			t.Errorf("%s runs in %d pods, more than once: %v", name, n, plan.Repeated(u))
		}
	}
}

func TestDecisionsAboutNothingAreRefused(t *testing.T) {
	set, r := unitstest.List(t, "services: {web: {image: x}, db: {image: x}}")
	pods.New(set, map[string]bool{"off": true}, api.Spec{Services: map[string]api.Service{
		"wbe": {Kind: "Job"}, "off": {Kind: "Job"}, "db": {Kind: "Pod"},
	}}, r)
	want := []string{"unknown-kind spec.services.db.kind", "unknown-service spec.services.wbe"}
	if diff := cmp.Diff(want, unitstest.Codes(r)); diff != "" {
		t.Error(diff)
	}
}
