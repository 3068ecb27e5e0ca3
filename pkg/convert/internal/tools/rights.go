package tools

import (
	"slices"

	corev1 "k8s.io/api/core/v1"
)

// Nobody is the user that a container of ours runs as when it needs no rights.
const Nobody = int64(65534)

// Powerless is the security context of a container of ours that needs no rights. It
// passes every Pod Security level. Without a group the image has the say.
func Powerless(user int64, group *int64) *corev1.SecurityContext {
	yes, s := true, Confined()
	s.RunAsUser, s.RunAsGroup, s.RunAsNonRoot = &user, group, &yes
	return s
}

// Filler is the security context of a container of ours that writes what belongs to
// others. Only root may give files away; the capabilities are those that it needs
// for that, all of which the baseline level allows.
func Filler(more ...corev1.Capability) *corev1.SecurityContext {
	root, s := int64(0), Confined()
	s.RunAsUser, s.RunAsGroup = &root, &root
	s.Capabilities.Add = append([]corev1.Capability{"CHOWN", "DAC_OVERRIDE", "FOWNER"}, more...)
	return s
}

// Confined is the security context of a container without any capability.
func Confined() *corev1.SecurityContext {
	no, yes := false, true
	return &corev1.SecurityContext{
		AllowPrivilegeEscalation: &no, ReadOnlyRootFilesystem: &yes,
		Capabilities: &corev1.Capabilities{Drop: []corev1.Capability{"ALL"}},
	}
}

// AsksForNothing reports whether the project itself takes every right from a
// container. It may stand in a namespace that gives none, so what prepares its
// volumes has to do without them as well.
func AsksForNothing(s *corev1.SecurityContext) bool {
	return s != nil && s.RunAsNonRoot != nil && s.AllowPrivilegeEscalation != nil &&
		s.Capabilities != nil && slices.Contains(s.Capabilities.Drop, "ALL")
}
