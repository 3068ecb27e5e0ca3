package convert

import (
	"testing"

	"github.com/compose-spec/compose-go/v2/types"
	"github.com/google/go-cmp/cmp"

	"github.com/composesource/composesource/pkg/compose"
)

func TestHooksInheritWhatTheyDontSay(t *testing.T) {
	service, hook := newUnit(t, nil), newUnit(t, nil)
	service.ContainerSpec = types.ContainerSpec{
		Image: "web", User: "1000", Command: types.ShellCommand{"serve", "now"},
		CapAdd: []string{"A", "B"}, Sysctls: types.Mapping{"x": "1", "y": "1"},
		Volumes: []types.ServiceVolumeConfig{{Type: "volume", Source: "data", Target: "/data"}},
	}
	service.env = []compose.Variable{{Name: "A", Value: "1"}, {Name: "B", Value: "1"}}
	hook.ContainerSpec = types.ContainerSpec{
		User: "root", Command: types.ShellCommand{"prepare"}, CapAdd: []string{"B", "C"}, Sysctls: types.Mapping{"y": "2"},
	}
	hook.env = []compose.Variable{{Name: "B", Value: "2"}}
	hook.inherit(service)
	want := types.ContainerSpec{
		Image: "web", User: "root", Command: types.ShellCommand{"prepare"},
		CapAdd: []string{"A", "B", "C"}, Sysctls: types.Mapping{"x": "1", "y": "2"},
	}
	if diff := cmp.Diff(want, hook.ContainerSpec); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]compose.Variable{{Name: "A", Value: "1"}, {Name: "B", Value: "2"}}, hook.env); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(types.Mapping{"x": "1", "y": "1"}, service.Sysctls); diff != "" {
		t.Errorf("the service changed:\n%s", diff)
	}
}
