package convert

import (
	"testing"

	"github.com/compose-spec/compose-go/v2/types"
	"github.com/google/go-cmp/cmp"

	"github.com/composesource/composesource/pkg/report"
)

// newUnits returns services that depend on each other with one condition each.
func newUnits(t *testing.T, dependsOn map[string]map[string]string) *converter {
	t.Helper()
	c := newUnit(t, nil).converter
	c.units, c.byKey = nil, map[string]*unit{}
	for _, name := range sortedKeys(dependsOn) {
		config := types.DependsOnConfig{}
		for target, condition := range dependsOn[name] {
			config[target] = types.ServiceDependency{Condition: condition, Required: true}
		}
		c.newUnit("services."+name, types.ServiceConfig{Name: name, WorkloadSpec: types.WorkloadSpec{DependsOn: config}},
			c.project.Tree, report.Position{}).id = name
	}
	return c
}

const (
	healthy   = types.ServiceConditionHealthy
	completed = types.ServiceConditionCompletedSuccessfully
)

func TestOneShotsRunInTheOrderOfTheirDependencies(t *testing.T) {
	c := newUnits(t, map[string]map[string]string{
		"api": {"migrate": completed, "z-seed": completed}, "migrate": {"z-seed": completed, "create": completed},
		"z-seed": {"create": completed}, "create": {"db": healthy}, "db": {},
	})
	c.planKinds()
	c.orderStarts()
	var names []string
	for _, part := range c.byKey["services.api"].parts() {
		names = append(names, part.Name)
	}
	if diff := cmp.Diff([]string{"create", "z-seed", "migrate", "api"}, names); diff != "" {
		t.Error(diff)
	}
	if c.byKey["services.create"].initsIn(c.byKey["services.api"])[0].Name != "wait-for-db" {
		t.Error("a one-shot waits for what it depends on")
	}
	if inits := c.byKey["services.create"].initsIn(c.byKey["services.db"]); len(inits) > 0 {
		t.Error("but not for the pod that it runs in")
	}
	if !c.byKey["services.db"].awaited || c.byKey["services.api"].awaited {
		t.Error("only what is waited for needs a Service for it")
	}
}

func TestPodsThatWaitForEachOtherAreRefused(t *testing.T) {
	for _, joined := range []bool{false, true} {
		c := newUnits(t, map[string]map[string]string{
			"app": {}, "helper": {"db": healthy}, "db": {"app": healthy},
		})
		if joined {
			app, helper := c.byKey["services.app"], c.byKey["services.helper"]
			helper.host, app.members = app, []*unit{helper}
		}
		c.planKinds()
		c.orderStarts()
		if c.report.Broken() != joined {
			t.Errorf("joined %v: refused %v", joined, c.report.Broken())
		}
	}
}
