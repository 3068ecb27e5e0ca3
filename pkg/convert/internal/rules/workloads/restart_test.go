package workloads

import (
	"testing"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/units"
)

func TestRestartPolicyOfBothPlaces(t *testing.T) {
	three := uint64(3)
	for _, c := range []struct {
		restart string
		deploy  *types.RestartPolicy
		want    string
		where   string
	}{
		{"", nil, "no", ""},
		{"no", nil, "no", "restart"},
		{"always", nil, "always", "restart"},
		{"unless-stopped", nil, "unless-stopped", "restart"},
		{"on-failure", nil, "on-failure", "restart"},
		{"on-failure:3", nil, "on-failure:3", "restart"},
		{"always", &types.RestartPolicy{Condition: "none"}, "no", "deploy.restart_policy"},
		{"", &types.RestartPolicy{}, "always", "deploy.restart_policy"},
		{"", &types.RestartPolicy{Condition: "any"}, "always", "deploy.restart_policy"},
		{"", &types.RestartPolicy{Condition: "on-failure", MaxAttempts: &three}, "on-failure:3", "deploy.restart_policy"},
	} {
		u := &drafts.Draft{Unit: &units.Unit{ServiceConfig: &types.ServiceConfig{}}}
		u.Restart = c.restart
		if c.deploy != nil {
			u.Deploy = &types.DeployConfig{RestartPolicy: c.deploy}
		}
		if p := policyOf(u); p.String() != c.want || p.attribute != c.where {
			t.Errorf("%q and %+v: got %s from %q, want %s from %q", c.restart, c.deploy, p, p.attribute, c.want, c.where)
		}
	}
}
