package scaffold

import (
	"cmp"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/generate"
	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/naming"
)

// app is what the files tell of a project.
type app struct {
	Project   string
	Namespace string   // without the overlay's suffix
	Refused   []string // what the Pod Security level baseline refuses

	Images   []image    // that the project builds
	Local    []local    // workloads that run those images
	Replicas []replicas // of what can scale, and of what the project scales
	Claims   []claim
	Unfilled []string // volumes that images may have to fill, as the project calls them
	Secrets  []secret
	// Development are the ConfigMaps with values that look like those of development.
	Development []settings
	Types       []string      // Services whose type can change: all their ports are published
	Public      []emit.Object // Services of their own, because the type would open more
	Inside      []inside      // published services that stay inside
	Doors       []door        // routes, by name
}

type image struct {
	Name string // as the base has it, without a tag
	New  string // in a registry; empty when the name is complete
}

// From returns the arguments of kubectl that say where the values are, with the
// names of the keys.
func (s secret) From() string {
	if s.Variables {
		return "--from-env-file=" + s.Name + ".env # " + strings.Join(s.Keys, ", ")
	}
	return "--from-file=" + strings.Join(s.Keys, " --from-file=")
}

type replicas struct {
	Name      string
	Dev, Prod int
}

type claim struct{ Name, Size string }

type secret struct {
	Name      string
	Keys      []string
	Variables bool // its keys are environment variables
}

// inside is a published service that stays inside.
type inside struct{ Name, Why string }

// newApp reads a converted project.
func newApp(result *generate.Result) *app {
	a := &app{
		Project: result.Project.Name, Namespace: naming.Object(result.Project.Name), Refused: result.Posture.Refused,
		Unfilled: result.Unfilled,
	}
	var workloads []workload
	variables := map[string]bool{}
	objects := emit.InOrder(result.Objects) // those of a kind by name, and so is what is told of them
	for _, o := range objects {
		if w, ok := newWorkload(o); ok {
			workloads = append(workloads, w)
			w.variables(variables)
		}
	}
	for _, o := range objects {
		switch o := o.(type) {
		case *corev1.PersistentVolumeClaim:
			size := o.Spec.Resources.Requests[corev1.ResourceStorage]
			a.Claims = append(a.Claims, claim{o.Name, size.String()})
		default:
			if d, ok := newDoor(o); ok {
				a.Doors = append(a.Doors, d)
			}
		case *corev1.ConfigMap:
			if s := developmentIn(o); len(s.Settings) > 0 {
				a.Development = append(a.Development, s)
			}
		case *corev1.Secret:
			a.Secrets = append(a.Secrets, secret{o.Name, sorted.Keys(o.Data), variables[o.Name]})
		}
	}
	slices.SortStableFunc(workloads, func(x, y workload) int { return cmp.Compare(x.Kind, y.Kind) })
	a.run(workloads, result.Project.Services)
	a.publish(result)
	return a
}
