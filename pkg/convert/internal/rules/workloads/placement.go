package workloads

import (
	"strings"

	"github.com/compose-spec/compose-go/v2/types"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/validation"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/storage"
	"github.com/composesource/composesource/pkg/report"
)

// Placement chooses nodes as the Compose Deploy Specification says.
func Placement(u *drafts.Draft) {
	if u.Deploy == nil {
		return
	}
	constrain(u, u.Deploy.Placement.Constraints)
	spread(u, u.Deploy.Placement.Preferences)
	switch n := u.Deploy.Placement.MaxReplicas; {
	case n == 1:
		onePerNode(u)
	case n > 1:
		u.Say("deploy.placement.max_replicas_per_node", report.MaxReplicasPerNode, n)
	}
}

// Affinity returns the affinity of the pod.
func Affinity(u *drafts.Draft) *corev1.Affinity {
	if u.PodSpec.Affinity == nil {
		u.PodSpec.Affinity = &corev1.Affinity{}
	}
	return u.PodSpec.Affinity
}

// constrain makes one required term of all constraints: every one must hold.
func constrain(u *drafts.Draft, constraints []string) {
	var term corev1.NodeSelectorTerm
	for i, constraint := range constraints {
		requirement, ok := nodeRequirement(constraint)
		if !ok {
			u.SayItem("deploy.placement.constraints", i, report.PlacementUnknown, constraint)
			continue
		}
		term.MatchExpressions = append(term.MatchExpressions, requirement)
		u.BecameItem("deploy.placement.constraints", i, account.Pod("affinity.nodeAffinity"))
		code, hint := report.PlacementNode, nodeHint(requirement)
		if hint.Name == "" {
			code = report.Placement
		}
		u.SayItem("deploy.placement.constraints", i, code, constraint, hint)
	}
	if len(term.MatchExpressions) > 0 {
		Affinity(u).NodeAffinity = &corev1.NodeAffinity{
			RequiredDuringSchedulingIgnoredDuringExecution: &corev1.NodeSelector{NodeSelectorTerms: []corev1.NodeSelectorTerm{term}},
		}
	}
}

// nodeRequirement reads KEY == VALUE or KEY != VALUE. A node without the label
// matches the second one in Swarm as in Kubernetes.
func nodeRequirement(constraint string) (corev1.NodeSelectorRequirement, bool) {
	operator := corev1.NodeSelectorOpIn
	key, value, ok := strings.Cut(constraint, "==")
	if !ok {
		operator = corev1.NodeSelectorOpNotIn
		key, value, ok = strings.Cut(constraint, "!=")
	}
	key, value = strings.TrimSpace(key), strings.TrimSpace(value)
	if !ok {
		return corev1.NodeSelectorRequirement{}, false
	}
	if key == "node.role" {
		return roleRequirement(value, operator == corev1.NodeSelectorOpNotIn)
	}
	label, ok := nodeLabel(key)
	if !ok || len(validation.IsValidLabelValue(value)) > 0 {
		return corev1.NodeSelectorRequirement{}, false
	}
	if label == corev1.LabelArchStable {
		value = architecture(value)
	}
	return corev1.NodeSelectorRequirement{Key: label, Operator: operator, Values: []string{value}}, true
}

// nodeHint says how to get a node that a requirement wants; empty when most
// nodes are one.
func nodeHint(r corev1.NodeSelectorRequirement) report.Choice {
	switch {
	case r.Key == labelControlPlane && r.Operator == corev1.NodeSelectorOpExists:
		return report.Choose("control plane")
	case r.Key == labelControlPlane:
		return report.Choose("no control plane")
	case r.Operator == corev1.NodeSelectorOpNotIn || r.Key == corev1.LabelOSStable || r.Key == corev1.LabelArchStable:
		return report.Choice{}
	case r.Key == corev1.LabelHostname:
		return report.Choose("name")
	default:
		return report.Choose("label", r.Key, r.Values[0])
	}
}

// roleRequirement takes the managers of a swarm for the control plane.
func roleRequirement(role string, negated bool) (corev1.NodeSelectorRequirement, bool) {
	requirement := corev1.NodeSelectorRequirement{Key: labelControlPlane, Operator: corev1.NodeSelectorOpExists}
	if (role == "worker") != negated {
		requirement.Operator = corev1.NodeSelectorOpDoesNotExist
	}
	return requirement, role == "manager" || role == "worker"
}

// nodeLabel returns the label of Kubernetes for an attribute of a swarm's node.
func nodeLabel(attribute string) (string, bool) {
	switch attribute {
	case "node.hostname":
		return corev1.LabelHostname, true
	case "node.platform.os":
		return corev1.LabelOSStable, true
	case "node.platform.arch":
		return corev1.LabelArchStable, true
	}
	label, ok := strings.CutPrefix(attribute, "node.labels.")
	return label, ok && len(validation.IsQualifiedName(label)) == 0
}

const labelControlPlane = "node-role.kubernetes.io/control-plane"

// spread asks for an even distribution, and takes what it gets.
func spread(u *drafts.Draft, preferences []types.PlacementPreferences) {
	for i, p := range preferences {
		label, ok := nodeLabel(p.Spread)
		if !ok {
			u.SayItem("deploy.placement.preferences", i, report.PlacementSpreadUnknown, p.Spread)
			continue
		}
		u.SayItem("deploy.placement.preferences", i, report.PlacementSpread, label)
		if !u.IsInit {
			u.BecameItem("deploy.placement.preferences", i, account.Pod("topologySpreadConstraints"))
		}
		u.PodSpec.TopologySpreadConstraints = append(u.PodSpec.TopologySpreadConstraints, corev1.TopologySpreadConstraint{
			MaxSkew: 1, TopologyKey: label, WhenUnsatisfiable: corev1.ScheduleAnyway,
			LabelSelector: &metav1.LabelSelector{MatchLabels: u.Selector()},
		})
	}
}

// onePerNode keeps the pods of the unit apart, unless a volume keeps them
// together.
func onePerNode(u *drafts.Draft) {
	if k := oneNodeClaim(u); k != nil && u.In.Several() {
		u.Say("deploy.placement.max_replicas_per_node", report.PerNodeVolume, k.Volume, k.ModeHint())
		return
	}
	Affinity(u).PodAntiAffinity = &corev1.PodAntiAffinity{
		RequiredDuringSchedulingIgnoredDuringExecution: []corev1.PodAffinityTerm{{
			TopologyKey: corev1.LabelHostname, LabelSelector: &metav1.LabelSelector{MatchLabels: u.Selector()},
		}},
	}
	u.Became("deploy.placement.max_replicas_per_node", account.Pod("affinity.podAntiAffinity"))
	if !u.IsInit {
		u.Rollout.Each("each pod has a node of its own")
	}
	u.Say("deploy.placement.max_replicas_per_node", report.OnePerNode)
}

// oneNodeClaim returns a claim of the pod of u that pods of one node only can
// mount; nil when there is none.
func oneNodeClaim(u *drafts.Draft) *storage.Claim {
	for _, part := range u.In.Together() {
		for _, m := range u.Plans.Storage.Mounts(part) {
			if m.Claim != nil && m.Claim.OneNode() {
				return m.Claim
			}
		}
	}
	return nil
}
