package rollout_test

import (
	"fmt"
	"strings"
	"testing"

	appsv1 "k8s.io/api/apps/v1"
	"k8s.io/apimachinery/pkg/util/intstr"

	"github.com/composesource/composesource/pkg/convert/internal/rollout"
)

func TestDecide(t *testing.T) {
	one := intstr.FromInt32(1)
	startFirst := func(a *rollout.Asked) { a.Follow(rollout.Update{Surge: one, MinReadySeconds: 5}) }
	stopFirst := func(a *rollout.Asked) { a.Follow(rollout.Update{Unavailable: one}) }
	together := func(a *rollout.Asked) { a.Together("a disk") }
	each := func(a *rollout.Asked) { a.Each("a device") }
	type asks = []func(*rollout.Asked)
	for _, c := range []struct {
		why          string
		lead, member asks
		want         string
	}{
		{"nobody asks", nil, nil, "surge 25%, unavailable 25%"},
		{"as it was written", asks{startFirst}, nil, "surge 1, unavailable 0, ready for 5"},
		{"stop-first", asks{stopFirst}, nil, "surge 0, unavailable 1"},
		{"what pods hold together", asks{together}, nil, "Recreate for a disk"},
		{"of a member as well, and once", asks{together, startFirst}, asks{together}, "Recreate for a disk, ready for 5"},
		{"what each pod holds", asks{each}, nil, "surge 0, unavailable 1"},
		{"wins over start-first, and says so", asks{startFirst, each}, asks{each}, "surge 0, unavailable 1, stopped for a device, ready for 5"},
		{"agrees with stop-first", asks{stopFirst}, asks{each}, "surge 0, unavailable 1"},
		{"what is held together wins over all", asks{each, startFirst}, asks{together}, "Recreate for a disk, ready for 5"},
		{"only the lead's update counts", nil, asks{startFirst}, "surge 25%, unavailable 25%"},
	} {
		var lead, member rollout.Asked
		for _, ask := range c.lead {
			ask(&lead)
		}
		for _, ask := range c.member {
			ask(&member)
		}
		if got := shown(rollout.Decide(lead, []rollout.Asked{lead, member})); got != c.want {
			t.Errorf("%s: %s, want %s", c.why, got, c.want)
		}
	}
}

func shown(d rollout.Decision) string {
	var text string
	if d.Strategy.Type == appsv1.RecreateDeploymentStrategyType {
		text = "Recreate for " + strings.Join(d.Recreated, ", ")
	} else {
		text = fmt.Sprintf("surge %s, unavailable %s", d.Strategy.RollingUpdate.MaxSurge, d.Strategy.RollingUpdate.MaxUnavailable)
	}
	if len(d.Stopped) > 0 {
		text += ", stopped for " + strings.Join(d.Stopped, ", ")
	}
	if d.MinReadySeconds > 0 {
		text += fmt.Sprintf(", ready for %d", d.MinReadySeconds)
	}
	return text
}
