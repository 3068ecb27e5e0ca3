package convert

import (
	"maps"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// podTemplate puts u, the units that joined its pod and the one-shots that run
// before it into one pod template.
func (u *unit) podTemplate() corev1.PodTemplateSpec {
	template := corev1.PodTemplateSpec{ObjectMeta: metav1.ObjectMeta{Labels: u.selector()}}
	no := false
	spec := &template.Spec
	// A Service called redis would otherwise inject REDIS_PORT=tcp://..., and no
	// Compose application talks to the API server.
	spec.EnableServiceLinks, spec.AutomountServiceAccountToken = &no, &no
	for _, part := range u.parts() {
		mergeContainers(spec, part)
		maps.Copy(template.Labels, part.labels)
		for _, key := range sortedKeys(part.annotations) {
			annotate(&template.ObjectMeta, key, part.annotations[key])
		}
	}
	settings := append([]*unit{u}, u.members...)
	for _, part := range append(settings, u.oneShots...) {
		mergePodSettings(spec, &part.pod)
	}
	return template
}

// parts returns the units of the pod: one-shots in the order in which they run,
// then u, then the units that joined it.
func (u *unit) parts() []*unit {
	parts := append([]*unit{}, u.oneShots...)
	return append(append(parts, u), u.members...)
}

// mergeContainers adds the containers and volumes of a unit to the pod that it
// ends in.
func mergeContainers(spec *corev1.PodSpec, u *unit) {
	spec.InitContainers = append(spec.InitContainers, u.inits...)
	if u.isInit {
		spec.InitContainers = append(spec.InitContainers, u.container)
	} else {
		spec.Containers = append(spec.Containers, u.container)
	}
	for _, v := range u.pod.Volumes {
		if !hasVolume(spec.Volumes, v.Name) {
			spec.Volumes = append(spec.Volumes, v)
		}
	}
}

func hasVolume(volumes []corev1.Volume, name string) bool {
	for _, v := range volumes {
		if v.Name == name {
			return true
		}
	}
	return false
}

// mergePodSettings lets the first unit that asks for a setting have it.
func mergePodSettings(spec, from *corev1.PodSpec) {
	if from.SecurityContext != nil && spec.SecurityContext == nil {
		spec.SecurityContext = from.SecurityContext.DeepCopy()
	}
	if spec.Affinity == nil {
		spec.Affinity = from.Affinity
	}
	if spec.TerminationGracePeriodSeconds == nil {
		spec.TerminationGracePeriodSeconds = from.TerminationGracePeriodSeconds
	}
	if spec.Hostname == "" {
		spec.Hostname = from.Hostname
	}
	if spec.DNSConfig == nil {
		spec.DNSConfig = from.DNSConfig
	}
	if spec.DNSPolicy == "" {
		spec.DNSPolicy = from.DNSPolicy
	}
	if spec.ShareProcessNamespace == nil {
		spec.ShareProcessNamespace = from.ShareProcessNamespace
	}
	for key, value := range from.NodeSelector {
		if spec.NodeSelector == nil {
			spec.NodeSelector = map[string]string{}
		}
		spec.NodeSelector[key] = value
	}
	spec.HostNetwork = spec.HostNetwork || from.HostNetwork
	spec.HostPID = spec.HostPID || from.HostPID
	spec.HostIPC = spec.HostIPC || from.HostIPC
	spec.HostAliases = append(spec.HostAliases, from.HostAliases...)
	spec.TopologySpreadConstraints = append(spec.TopologySpreadConstraints, from.TopologySpreadConstraints...)
}
