package convert

import (
	"slices"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
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

// parts returns the units of the pod in the order in which they start: whatever
// one of them depends on comes before it.
func (u *unit) parts() []*unit {
	pod := u.bySignificance()
	seen := map[*unit]bool{}
	var ordered []*unit
	var visit func(*unit)
	visit = func(part *unit) {
		if seen[part] || !slices.Contains(pod, part) {
			return
		}
		seen[part] = true
		for _, target := range part.needs() {
			visit(target)
		}
		ordered = append(ordered, part)
	}
	for _, part := range pod {
		visit(part)
	}
	return ordered
}

// bySignificance returns the units of the pod, the one that it is named after
// first, one-shots last.
func (u *unit) bySignificance() []*unit {
	units := append([]*unit{u}, u.members...)
	for _, part := range units {
		for _, o := range part.oneShots {
			if !slices.Contains(units, o) {
				units = append(units, o)
			}
		}
	}
	return units
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
	case u.sidecar:
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
	if c.StartupProbe = nil; u.heldFor && c.ReadinessProbe != nil {
		c.StartupProbe = startupProbe(u)
	}
	return c
}
