package convert

import (
	"slices"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/network"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/convert/internal/rollout"
	"github.com/composesource/composesource/pkg/convert/internal/storage"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/convert/internal/users"
	"github.com/composesource/composesource/pkg/convert/internal/words"
	"github.com/composesource/composesource/pkg/facts"
)

// unit is one container of the project on its way to Kubernetes: a service, a
// job, or a pre_start hook. Rules read the typed Compose configuration and write
// the container and what it asks of its pod.
type unit struct {
	c *converter // the run that it is part of
	*units.Unit

	env []compose.Variable // resolved environment, references rewritten

	brings  *facts.Image // what its image says
	adopted facts.Source // of the healthcheck, where that is the image's

	in     *pods.Pod // see pods.Plan.Of
	kind   kind
	host   *unit   // the lead of its pod
	parent *unit   // the service of a pre_start hook
	hooks  []*unit // its pre_start hooks

	preparing []lifecycleHook    // post_start hooks that only prepare what is mounted
	prepared  []corev1.Container // the same, to run before container

	isInit bool           // runs only as an init container of its dependents
	ports  []network.Port // what it listens on

	volumeNames map[string]bool       // of pod.Volumes
	lines       map[string]words.Line // its commands by their paths, with hosts resolved
	variables   words.Variables       // that hold the secrets in them

	seeded    map[*storage.Claim]bool // the claims that the project fills for it
	owned     map[string]bool         // the parts of volumes that an init container owns for it
	schedules []schedule              // of a CronJob

	container   corev1.Container
	inits       []corev1.Container // run before container, in order
	pod         corev1.PodSpec     // what it asks of its pod; containers are filled in on assembly
	annotations map[string]string  // of the pod template
	workload    workload           // what it asks of the workload object
	rollout     rollout.Asked      // and of how its pods are replaced
}

// workload is what a unit asks of the object that makes its pods.
type workload struct {
	annotations map[string]string
	retries     *int32 // of a Job; nil leaves Kubernetes' default
}

// planUnits lists the units of the project.
func (c *converter) planUnits() {
	left := map[string]bool{}
	for name, s := range c.options.Spec.Services {
		left[name] = s.Kind == api.KindNone
	}
	c.set = units.List(c.project, left, c.report)
	for _, is := range c.set.All {
		c.newUnit(is)
	}
	c.leaveOut()
	c.planScheduled()
	for _, u := range c.units {
		if u.Parent != nil {
			u.parent = c.of[u.Parent]
		}
		u.hooks = c.all(u.Hooks)
	}
}

func (c *converter) newUnit(is *units.Unit) *unit {
	u := &unit{
		c: c, Unit: is, env: c.withModels(is, slices.Clone(is.Environment())), lines: map[string]words.Line{},
	}
	u.container.Name, u.variables.Own = is.Container(), u.variable
	u.host = u
	c.units = append(c.units, u)
	c.byKey[is.Path], c.of[is] = u, u
	return u
}

// all returns what is made of units, in their order.
func (c *converter) all(list []*units.Unit) []*unit {
	var all []*unit
	for _, is := range list {
		all = append(all, c.of[is])
	}
	return all
}

// account is what is known of who the unit runs as.
func (u *unit) account() users.Account { return users.Of(u.Unit, u.brings) }

// planStorage plans what is mounted, and reads the files behind it.
func (c *converter) planStorage() {
	c.storage = storage.New(storage.Sources{
		Project: c.project, Spec: c.options.Spec, Units: c.set, Pods: c.pods, Images: c.looks, Labels: c.identity,
		Judge: c.judge, Known: c.known, Teller: c.teller, Files: c.files, Budget: c.budget, Report: c.report,
	})
	c.result.Unfilled = c.storage.Unfilled
	c.sayUnusedModels()
}
