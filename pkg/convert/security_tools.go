package convert

import (
	"slices"

	corev1 "k8s.io/api/core/v1"
)

// nobody is the user that a container of ours runs as when it needs no rights.
const nobody = int64(65534)

// powerless is the security context of a container of ours that needs no rights. It
// passes every Pod Security level. Without a group the image has the say.
func powerless(user int64, group *int64) *corev1.SecurityContext {
	yes, s := true, tool()
	s.RunAsUser, s.RunAsGroup, s.RunAsNonRoot = &user, group, &yes
	return s
}

// filler is the security context of a container of ours that writes what belongs to
// others. Only root may give files away; the capabilities are those that it needs
// for that, all of which the baseline level allows.
func filler(more ...corev1.Capability) *corev1.SecurityContext {
	root, s := int64(0), tool()
	s.RunAsUser, s.RunAsGroup = &root, &root
	s.Capabilities.Add = append([]corev1.Capability{"CHOWN", "DAC_OVERRIDE", "FOWNER"}, more...)
	return s
}

func tool() *corev1.SecurityContext {
	no, yes := false, true
	return &corev1.SecurityContext{
		AllowPrivilegeEscalation: &no, ReadOnlyRootFilesystem: &yes,
		Capabilities: &corev1.Capabilities{Drop: []corev1.Capability{"ALL"}},
	}
}

// asksForNothing reports whether the project itself takes every right from a
// container. It may stand in a namespace that gives none, so what prepares its
// volumes has to do without them as well.
func asksForNothing(s *corev1.SecurityContext) bool {
	return s != nil && s.RunAsNonRoot != nil && s.AllowPrivilegeEscalation != nil &&
		s.Capabilities != nil && slices.Contains(s.Capabilities.Drop, "ALL")
}
