package drafts

import (
	"github.com/compose-spec/compose-go/v2/types"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/content"
	"github.com/composesource/composesource/pkg/convert/internal/inspect"
	"github.com/composesource/composesource/pkg/convert/internal/network"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/convert/internal/rollout"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/convert/internal/users"
	"github.com/composesource/composesource/pkg/convert/internal/words"
	"github.com/composesource/composesource/pkg/facts"
)

// Draft is one container of the project on its way to Kubernetes: a service, a
// job, or a pre_start hook. Rules read the typed Compose configuration and write
// the container and what it asks of its pod.
type Draft struct {
	*units.Unit
	Plans *Plans

	Env []compose.Variable // resolved environment, references rewritten

	Brings *facts.Image // what its image says
	Check  inspect.Healthcheck

	In         *pods.Pod // see pods.Plan.Of
	Kind       pods.Kind
	Host       *Draft   // the lead of its pod
	Service    *Draft   // the service of a pre_start hook
	HookDrafts []*Draft // its pre_start hooks

	Preparing []Hook             // post_start hooks that only prepare what is mounted
	Prepared  []corev1.Container // the same, to run before container

	IsInit  bool           // runs only as an init container of its dependents
	Listens []network.Port // what it listens on

	Lines     map[string]words.Line // its commands by their paths, where they are not what was written; see Line
	Variables words.Variables       // that hold the secrets in them

	Schedules []Schedule // of a CronJob

	Container      corev1.Container
	Inits          []corev1.Container // run before container, in order
	Contents       []content.Object   // that it takes as its environment
	PodSpec        corev1.PodSpec     // what it asks of its pod; containers are filled in on assembly
	PodAnnotations map[string]string  // of the pod template
	Workload       Workload           // what it asks of the workload object
	Rollout        rollout.Asked      // and of how its pods are replaced
}

// Workload is what a unit asks of the object that makes its pods.
type Workload struct {
	Annotations map[string]string
	Retries     *int32 // of a Job; nil leaves Kubernetes' default
}

// Account is what is known of who the unit runs as.
func (u *Draft) Account() users.Account { return users.Of(u.Unit, u.Brings) }

// Parts returns who is in the pod of u, in the order in which they start.
func (u *Draft) Parts() []*Draft { return u.Plans.All(u.In.Starting()) }

// BySignificance returns the same, the lead of the pod first.
func (u *Draft) BySignificance() []*Draft { return u.Plans.All(u.In.Units()) }

// WithHooks returns the same as Parts, each followed by its hooks.
func (u *Draft) WithHooks() []*Draft { return u.Plans.All(u.In.Everything()) }

// Selector returns the labels that select the pods of u.
func (u *Draft) Selector() map[string]string { return u.Plans.Labels.Selector(u.Host.ID) }

// Metadata returns the metadata of an object that belongs to u.
func (u *Draft) Metadata(name string) metav1.ObjectMeta { return u.Plans.Labels.Of(u.Host.ID, name) }

// Security returns the security context of the container.
func (u *Draft) Security() *corev1.SecurityContext {
	if u.Container.SecurityContext == nil {
		u.Container.SecurityContext = &corev1.SecurityContext{}
	}
	return u.Container.SecurityContext
}

// PodSecurity returns the security context of the pod.
func (u *Draft) PodSecurity() *corev1.PodSecurityContext {
	if u.PodSpec.SecurityContext == nil {
		u.PodSpec.SecurityContext = &corev1.PodSecurityContext{}
	}
	return u.PodSpec.SecurityContext
}

// Schedule is when a CronJob runs.
type Schedule struct {
	Cron     string
	Zone     *string
	Deadline *int64 // seconds in which a missed run is made up for; nil for no limit
	Suspend  bool
}

// Hook is a hook of an attribute: post_start or pre_stop.
type Hook struct {
	types.ServiceHook
	Attribute string
	Index     int
}

// Path is that of its command; see Draft.Line.
func (h Hook) Path() string { return HookCommand(h.Attribute, h.Index) }
