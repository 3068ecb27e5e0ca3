package convert

import (
	"slices"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/composesource/composesource/pkg/convert/internal/order"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/convert/internal/units"
)

// podTemplate puts u, the units that joined its pod and the one-shots that run
// before them into one pod template.
func (u *unit) podTemplate() corev1.PodTemplateSpec {
	template := corev1.PodTemplateSpec{ObjectMeta: metav1.ObjectMeta{Labels: u.selector()}}
	no := false
	spec := &template.Spec
	// A Service called redis would otherwise inject REDIS_PORT=tcp://..., and no
	// Compose application talks to the API server.
	spec.EnableServiceLinks, spec.AutomountServiceAccountToken = &no, &no
	// Docker confines every container with a seccomp profile, Kubernetes by itself
	// none. The containers that are to have none say so themselves.
	spec.SecurityContext = &corev1.PodSecurityContext{
		SeccompProfile: &corev1.SeccompProfile{Type: corev1.SeccompProfileTypeRuntimeDefault},
	}
	spec.RestartPolicy = u.pod.RestartPolicy
	for _, part := range u.parts() {
		mergeContainers(spec, u, part)
	}
	for _, part := range u.bySignificance() {
		mergePodSettings(spec, part)
		mergeMetadata(&template.ObjectMeta, part)
	}
	u.allowLowPorts(spec)
	u.noteRollout(&template)
	return template
}

// planPods decides who runs with whom.
func (c *converter) planPods() {
	inactive := map[string]bool{}
	for name := range c.project.DisabledServices {
		inactive[name] = true
	}
	c.pods = pods.New(c.set, inactive, c.options.Spec, c.report)
	for _, u := range c.units {
		u.in = c.pods.Of(u.Unit)
		u.kind, u.host, u.isInit = u.in.Kind, c.of[u.in.Lead], c.pods.IsInit(u.Unit)
		if u.in.OneProcessSpace {
			yes := true
			u.host.pod.ShareProcessNamespace = &yes
		}
	}
}

// parts, bySignificance and withHooks return who is in the pod of u: all in the order
// in which they start or by significance, and all with their hooks.
func (u *unit) parts() []*unit          { return u.c.all(u.in.Starting()) }
func (u *unit) bySignificance() []*unit { return u.c.all(u.in.Units()) }
func (u *unit) withHooks() []*unit      { return u.c.all(u.in.Everything()) }

// orderStarts makes pods wait for what depends_on says.
func (c *converter) orderStarts() {
	asked := map[*units.Unit]order.Asked{}
	for _, u := range c.units {
		asked[u.Unit] = order.Asked{Probe: u.container.ReadinessProbe != nil}
	}
	c.order = order.New(c.set, c.pods, asked)
}

// mergeContainers adds the containers and volumes of a unit to the pod of host.
// Several units may wait for one service, which is done once.
func mergeContainers(spec *corev1.PodSpec, host, u *unit) {
	spec.InitContainers = union(spec.InitContainers, u.initsIn(host), func(c corev1.Container) string { return c.Name })
	for _, hook := range u.hooks {
		mergeContainers(spec, host, hook)
	}
	spec.InitContainers = append(spec.InitContainers, u.prepared...)
	switch {
	case u.c.order.Sidecar(u.Unit):
		spec.InitContainers = append(spec.InitContainers, u.sidecarContainer())
	case u.isInit:
		spec.InitContainers = append(spec.InitContainers, u.container)
	case u.host == u: // the one that kubectl shows unless it is told otherwise
		spec.Containers = slices.Insert(spec.Containers, 0, u.container)
	default:
		spec.Containers = append(spec.Containers, u.container)
	}
	spec.Volumes = union(spec.Volumes, u.pod.Volumes, func(v corev1.Volume) string { return v.Name })
}

// sidecarContainer starts before the containers that come after it, holds them
// back until it is healthy where one of them asks for that, and keeps running.
func (u *unit) sidecarContainer() corev1.Container {
	c, always := u.container, corev1.ContainerRestartPolicyAlways
	c.RestartPolicy = &always
	if c.StartupProbe = nil; u.c.order.Held(u.Unit) && c.ReadinessProbe != nil {
		c.StartupProbe = startupProbe(u)
	}
	return c
}
