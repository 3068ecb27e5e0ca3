package convert

import (
	"github.com/compose-spec/compose-go/v2/types"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/network"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/convert/internal/rollout"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/convert/internal/users"
	"github.com/composesource/composesource/pkg/convert/internal/words"
	"github.com/composesource/composesource/pkg/facts"
)

// unit is one container of the project on its way to Kubernetes: a service, a
// job, or a pre_start hook. Rules read the typed Compose configuration and write
// the container and what it asks of its pod.
type unit struct {
	*units.Unit
	plans *plans

	env []compose.Variable // resolved environment, references rewritten

	brings  *facts.Image // what its image says
	adopted facts.Source // of the healthcheck, where that is the image's

	in     *pods.Pod // see pods.Plan.Of
	kind   pods.Kind
	host   *unit   // the lead of its pod
	parent *unit   // the service of a pre_start hook
	hooks  []*unit // its pre_start hooks

	preparing []lifecycleHook    // post_start hooks that only prepare what is mounted
	prepared  []corev1.Container // the same, to run before container

	isInit bool           // runs only as an init container of its dependents
	ports  []network.Port // what it listens on

	lines     map[string]words.Line // its commands by their paths, with hosts resolved
	variables words.Variables       // that hold the secrets in them

	schedules []schedule // of a CronJob

	container   corev1.Container
	inits       []corev1.Container // run before container, in order
	contents    []content          // that it takes as its environment
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

// account is what is known of who the unit runs as.
func (u *unit) account() users.Account { return users.Of(u.Unit, u.brings) }

// parts, bySignificance and withHooks return who is in the pod of u: all in the order
// in which they start or by significance, and all with their hooks.
func (u *unit) parts() []*unit          { return u.plans.all(u.in.Starting()) }
func (u *unit) bySignificance() []*unit { return u.plans.all(u.in.Units()) }
func (u *unit) withHooks() []*unit      { return u.plans.all(u.in.Everything()) }

// selector returns the labels that select the pods of u.
func (u *unit) selector() map[string]string { return u.plans.Labels.Selector(u.host.ID) }

// metadata returns the metadata of an object that belongs to u.
func (u *unit) metadata(name string) metav1.ObjectMeta { return u.plans.Labels.Of(u.host.ID, name) }

// security returns the security context of the container.
func (u *unit) security() *corev1.SecurityContext {
	if u.container.SecurityContext == nil {
		u.container.SecurityContext = &corev1.SecurityContext{}
	}
	return u.container.SecurityContext
}

// podSecurity returns the security context of the pod.
func (u *unit) podSecurity() *corev1.PodSecurityContext {
	if u.pod.SecurityContext == nil {
		u.pod.SecurityContext = &corev1.PodSecurityContext{}
	}
	return u.pod.SecurityContext
}

// schedule is when a CronJob runs.
type schedule struct {
	cron     string
	zone     *string
	deadline *int64 // seconds in which a missed run is made up for; nil for no limit
	suspend  bool
}

// lifecycleHook is a hook of an attribute: post_start or pre_stop.
type lifecycleHook struct {
	types.ServiceHook
	attribute string
	index     int
}

// path is that of its command; see unit.lines.
func (h lifecycleHook) path() string { return hookCommand(h.attribute, h.index) }
