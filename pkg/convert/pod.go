package convert

import (
	"slices"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/order"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/convert/internal/rules/lifecycle"
	"github.com/composesource/composesource/pkg/convert/internal/rules/security"
	"github.com/composesource/composesource/pkg/convert/internal/units"
)

// fillTemplate puts u, the units that joined its pod and the one-shots that run
// before them into one pod template.
func (c *converter) fillTemplate(template *corev1.PodTemplateSpec, u *drafts.Draft) {
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
	spec.RestartPolicy = u.PodSpec.RestartPolicy
	for _, part := range u.Parts() {
		c.mergeContainers(spec, u, part)
	}
	for _, part := range u.BySignificance() {
		c.mergePodSettings(spec, part)
		c.mergeMetadata(&template.ObjectMeta, part)
	}
	joinSecurity(spec.SecurityContext, &corev1.PodSecurityContext{Sysctls: security.OpenPorts(u, spec.HostNetwork)})
	template.Labels = joinLabels(template.Labels, u.Selector())
	c.noteRollout(u, template)
	c.posture.Judge(u, template)
}

// planPods decides who runs with whom.
func (c *converter) planPods() {
	inactive := map[string]bool{}
	for name := range c.Project.DisabledServices {
		inactive[name] = true
	}
	c.Pods = pods.New(c.set, inactive, c.Spec, c.Report)
	for _, u := range c.units {
		u.In = c.Pods.Of(u.Unit)
		u.Kind, u.Host, u.IsInit = u.In.Kind, c.Drafts[u.In.Lead], c.Pods.IsInit(u.Unit)
		if u.In.OneProcessSpace {
			yes := true
			u.Host.PodSpec.ShareProcessNamespace = &yes
		}
	}
	c.Pods.BoundCopies(c.budget)
}

// orderStarts makes pods wait for what depends_on says.
func (c *converter) orderStarts() {
	asked := map[*units.Unit]order.Asked{}
	for _, u := range c.units {
		asked[u.Unit] = order.Asked{Probe: u.Container.ReadinessProbe != nil}
	}
	c.Order = order.New(c.set, c.Pods, asked)
}

// mergeContainers adds the containers and volumes of a unit to the pod of host.
// Several units may wait for one service, which is done once.
func (c *converter) mergeContainers(spec *corev1.PodSpec, host, u *drafts.Draft) {
	spec.InitContainers = union(spec.InitContainers, c.initsIn(u, host), func(other corev1.Container) string { return other.Name })
	for _, hook := range u.HookDrafts {
		c.mergeContainers(spec, host, hook)
	}
	spec.InitContainers = append(spec.InitContainers, u.Prepared...)
	switch {
	case c.Order.Sidecar(u.Unit):
		spec.InitContainers = append(spec.InitContainers, c.sidecarContainer(u))
	case u.IsInit:
		spec.InitContainers = append(spec.InitContainers, u.Container)
	case u.Host == u: // the one that kubectl shows unless it is told otherwise
		spec.Containers = slices.Insert(spec.Containers, 0, u.Container)
	default:
		spec.Containers = append(spec.Containers, u.Container)
	}
	spec.Volumes = union(spec.Volumes, u.PodSpec.Volumes, func(v corev1.Volume) string { return v.Name })
}

// sidecarContainer starts before the containers that come after it, holds them
// back until it is healthy where one of them asks for that, and keeps running.
func (c *converter) sidecarContainer(u *drafts.Draft) corev1.Container {
	side, always := u.Container, corev1.ContainerRestartPolicyAlways
	side.RestartPolicy = &always
	if side.StartupProbe = nil; c.Order.Held(u.Unit) && side.ReadinessProbe != nil {
		side.StartupProbe = lifecycle.StartupProbe(u)
	}
	return side
}
