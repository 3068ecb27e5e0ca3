package graph

import (
	"testing"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/facts"
)

// What the image decides is drawn, and what the project says, or a name suggests, isn't.
func TestSays(t *testing.T) {
	lock, table := facts.Source{Kind: facts.Lock}, facts.Source{Kind: facts.Table}
	image := &facts.Image{
		User:  facts.Fact[facts.User]{Value: facts.User{ID: 472, Group: 0}, Source: lock},
		Ports: []facts.Fact[facts.Port]{{Value: facts.Port{Number: 3000, Protocol: "tcp"}, Source: lock}, {Value: facts.Port{Number: 1, Protocol: "tcp"}, Source: table}},
	}
	for want, w := range map[string]*types.ServiceConfig{
		"; the image says port 3000/tcp, user 472:0": {},
		"; the image says port 3000/tcp":             {ContainerSpec: types.ContainerSpec{User: "1"}},
		"; the image says user 472:0":                {WorkloadSpec: types.WorkloadSpec{Expose: types.StringOrNumberList{"80"}}},
	} {
		if got := (workload{ServiceConfig: w}).says(image); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got := (workload{}).says(&facts.Image{}) + (workload{}).says(nil); got != "" {
		t.Errorf("an image of which nobody knows says %q", got)
	}
}
