package convert

import (
	"cmp"
	"maps"
	"reflect"
	"slices"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/sharing"
	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/report"
)

// mergeMetadata adds the labels and annotations of a unit and its hooks, where no
// more significant one has them.
func (c *converter) mergeMetadata(meta *metav1.ObjectMeta, u *drafts.Draft) {
	for _, key := range sorted.Keys(u.PodAnnotations) {
		if _, ok := meta.Annotations[key]; !ok {
			annotate(meta, key, u.PodAnnotations[key])
		}
	}
	meta.Labels = joinLabels(c.podLabels(u), meta.Labels)
	for _, hook := range u.HookDrafts {
		c.mergeMetadata(meta, hook)
	}
}

// joinLabels adds labels to own ones, which give way to them. Without own ones they
// stay those that others have, too.
func joinLabels(own, labels map[string]string) map[string]string {
	if len(own) == 0 {
		return labels
	}
	maps.Copy(own, labels)
	return own
}

// mergePodSettings adds what a unit and its hooks ask of the pod. The first unit
// that asks for a setting has it; lists are joined, and the longest grace period
// counts.
func (c *converter) mergePodSettings(spec *corev1.PodSpec, u *drafts.Draft) {
	c.mergeOwnSettings(spec, u)
	for _, hook := range u.HookDrafts {
		c.mergePodSettings(spec, hook)
	}
}

func (c *converter) mergeOwnSettings(spec *corev1.PodSpec, u *drafts.Draft) {
	from := &u.PodSpec
	c.mergeSecurity(spec, u)
	spec.Affinity = mergeAffinity(spec.Affinity, from.Affinity)
	if t := from.TerminationGracePeriodSeconds; t != nil &&
		(spec.TerminationGracePeriodSeconds == nil || *spec.TerminationGracePeriodSeconds < *t) {
		spec.TerminationGracePeriodSeconds = t
	}
	mergeNetwork(spec, from, u.IsInit)
	if spec.ShareProcessNamespace == nil {
		spec.ShareProcessNamespace = from.ShareProcessNamespace
	}
	for key, value := range from.NodeSelector {
		if spec.NodeSelector == nil {
			spec.NodeSelector = map[string]string{}
		}
		if _, ok := spec.NodeSelector[key]; !ok {
			spec.NodeSelector[key] = value
		}
	}
	if u.IsInit {
		sayHostNamespaces(spec, u)
		return
	}
	spec.HostNetwork = spec.HostNetwork || from.HostNetwork
	spec.HostPID = spec.HostPID || from.HostPID
	spec.HostIPC = spec.HostIPC || from.HostIPC
	spec.TopologySpreadConstraints = append(spec.TopologySpreadConstraints, from.TopologySpreadConstraints...)
}

// sayHostNamespaces says which namespaces of the node a one-shot asks for, and
// the pod that waits for it hasn't.
func sayHostNamespaces(spec *corev1.PodSpec, u *drafts.Draft) {
	for _, n := range []struct {
		attribute  string
		asked, has bool
	}{
		{"network_mode", u.PodSpec.HostNetwork, spec.HostNetwork},
		{"pid", u.PodSpec.HostPID, spec.HostPID},
		{"ipc", u.PodSpec.HostIPC, spec.HostIPC},
	} {
		if n.asked && !n.has {
			u.Say(n.attribute, report.HostNamespaceOfOneShot, u.Name)
		} else if n.asked {
			u.Became(n.attribute, account.Words("that of the pods that wait for it, which are there as well"))
		}
	}
}

// mergeAffinity asks for nodes that suit both, and otherwise for what the first
// one does.
func mergeAffinity(first, second *corev1.Affinity) *corev1.Affinity {
	if first == nil || second == nil {
		return cmp.Or(first, second).DeepCopy()
	}
	all := first.DeepCopy()
	if all.PodAffinity == nil {
		all.PodAffinity = second.PodAffinity
	}
	if all.PodAntiAffinity == nil {
		all.PodAntiAffinity = second.PodAntiAffinity
	}
	if all.NodeAffinity == nil || second.NodeAffinity == nil {
		all.NodeAffinity = cmp.Or(all.NodeAffinity, second.NodeAffinity)
		return all
	}
	term := &all.NodeAffinity.RequiredDuringSchedulingIgnoredDuringExecution.NodeSelectorTerms[0]
	for _, r := range second.NodeAffinity.RequiredDuringSchedulingIgnoredDuringExecution.NodeSelectorTerms[0].MatchExpressions {
		if !slices.ContainsFunc(term.MatchExpressions, func(other corev1.NodeSelectorRequirement) bool {
			return reflect.DeepEqual(other, r)
		}) {
			term.MatchExpressions = append(term.MatchExpressions, r)
		}
	}
	return all
}

func mergeNetwork(spec, from *corev1.PodSpec, isInit bool) {
	spec.HostAliases = mergeHostAliases(spec.HostAliases, from.HostAliases)
	spec.DNSConfig = mergeDNS(spec.DNSConfig, from.DNSConfig)
	if isInit {
		return
	}
	if spec.Hostname == "" {
		spec.Hostname, spec.Subdomain = from.Hostname, from.Subdomain
	}
	if spec.DNSPolicy == "" {
		spec.DNSPolicy = from.DNSPolicy
	}
}

// mergeSecurity joins groups and sysctls, and gives the volumes to their group.
func (c *converter) mergeSecurity(spec *corev1.PodSpec, u *drafts.Draft) {
	own := corev1.PodSecurityContext{}
	if u.PodSpec.SecurityContext != nil {
		own = *u.PodSpec.SecurityContext.DeepCopy()
	}
	if group := sharing.VolumeGroup; c.Sharing.Group(u.In) != "" {
		own.FSGroup, own.FSGroupChangePolicy = &group, groupChangePolicy()
	}
	joinSecurity(spec.SecurityContext, &own)
}

func joinSecurity(all, own *corev1.PodSecurityContext) {
	if all.FSGroup == nil {
		all.FSGroup, all.FSGroupChangePolicy = own.FSGroup, own.FSGroupChangePolicy
	}
	all.SupplementalGroups = union(all.SupplementalGroups, own.SupplementalGroups, itself)
	all.Sysctls = union(all.Sysctls, own.Sysctls, func(s corev1.Sysctl) string { return s.Name })
}

// groupChangePolicy leaves what lies deeper in a volume alone once its root has
// the right group: some databases refuse directories that a group can write to.
func groupChangePolicy() *corev1.PodFSGroupChangePolicy {
	policy := corev1.FSGroupChangeOnRootMismatch
	return &policy
}
