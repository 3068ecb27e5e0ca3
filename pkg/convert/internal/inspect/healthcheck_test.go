package inspect

import (
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/convert/internal/units/unitstest"
	"github.com/composesource/composesource/pkg/lock"
)

// A service has the healthcheck of its image where its own has no test; a job and a
// hook have none. What was written stays as it was.
func TestHealthcheck(t *testing.T) {
	p, r := unitstest.Load(t, `services:
  given: {image: shop, healthcheck: {test: [CMD, "true"]}}
  half: {image: shop, healthcheck: {interval: 5s}}
  none: {image: shop, healthcheck: {disable: true}}
  shop: {image: shop, build: ./shop}
  with: {image: other, pre_start: [{image: shop}]}
`)
	root := p.Root.(fstest.MapFS)
	root["shop/Dockerfile"] = &fstest.MapFile{Data: []byte("FROM x\nHEALTHCHECK --interval=7s --retries=2 CMD ok\n")}
	set := units.List(p, nil, r)
	plan := New(set, root, lock.Load(root, nil, r))
	want := map[string]string{
		"given": "[CMD true] unset, from nowhere", "half": "[CMD-SHELL ok] 5s, from shop/Dockerfile:2", "none": "[] unset, from nowhere",
		"shop": "[CMD-SHELL ok] 7s, from shop/Dockerfile:2", "with": "none", "with.pre_start[0]": "none",
	}
	for _, u := range set.All {
		got, h := "none", plan.Healthcheck(u)
		if h.Config != nil {
			interval := "unset"
			if h.Config.Interval != nil {
				interval = h.Config.Interval.String()
			}
			got = fmt.Sprintf("%v %s, from %s", h.Config.Test, interval, h.Adopted)
		}
		if got != want[u.Short()] {
			t.Errorf("%s: %s, want %s", u.Short(), got, want[u.Short()])
		}
	}
	if u := set.Service("half"); len(u.HealthCheck.Test) > 0 {
		t.Errorf("what was written has the test %v now", u.HealthCheck.Test)
	}
}
