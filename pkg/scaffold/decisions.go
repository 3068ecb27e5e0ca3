package scaffold

import (
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert"
	"github.com/composesource/composesource/pkg/generate"
)

// Decisions are what the base's configuration says of a project, because no patch can.
type Decisions struct {
	Routes string           // spec.routes; empty: there are no routers, or none are wanted
	Left   []convert.Helper // services that are left out
}

// Decide looks at a project that was converted without decisions. Routers become
// objects of the kind that is wanted, and what only works beside a Docker engine is
// left out, unless another service shares its network or volumes.
func Decide(result *generate.Result, routes string) Decisions {
	d := Decisions{}
	if len(result.Entrances) > 0 && routes != "None" {
		d.Routes = routes
	}
	for _, h := range result.Helpers {
		if !isShared(result.Project.Services, h.Service) {
			d.Left = append(d.Left, h)
		}
	}
	if len(d.Left) == len(result.Project.Services)+len(result.Project.Jobs) {
		d.Left = nil // a base without objects can't be built, and the warning says what is wrong
	}
	return d
}

// Apply writes the decisions into a configuration.
func (d Decisions) Apply(spec *api.Spec) {
	spec.Routes = d.Routes
	for _, h := range d.Left {
		if spec.Services == nil {
			spec.Services = map[string]api.Service{}
		}
		spec.Services[h.Service] = api.Service{Kind: api.KindNone}
	}
}

// isShared reports whether another service takes part in the network, the processes
// or the volumes of one.
func isShared(services compose.Services, name string) bool {
	for _, s := range services {
		for _, from := range s.VolumesFrom {
			if service, _, _ := strings.Cut(from, ":"); service == name {
				return true
			}
		}
		for _, mode := range []string{s.NetworkMode, s.Pid, s.Ipc} {
			if mode == types.ServicePrefix+name {
				return true
			}
		}
	}
	return false
}
