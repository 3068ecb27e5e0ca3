package expose

import (
	"maps"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/report"
)

// networkLabel begins the label of the pods that are members of a network.
const networkLabel = "network.composesource.dev/"

// Members returns the labels of a unit's networks. The containers that run before a
// pod need what they reach, so their networks are the pod's too.
func Members(p *compose.Project, u *units.Unit) []string {
	var labels []string
	for network := range u.Networks {
		labels = append(labels, networkLabel+naming.Label(networkName(p, network)))
	}
	return labels
}

// networkName returns the name that pods of a network are labelled with. An
// external one is shared with other projects under its real name.
func networkName(p *compose.Project, network string) string {
	if n := p.Networks[network]; bool(n.External) && n.Name != "" {
		return n.Name
	}
	return network
}

// Policies makes one NetworkPolicy per Compose network when asked to, and one for
// every pod that has no network.
func Policies(p Plans, asked bool) []emit.Object {
	m := &maker{Plans: p}
	for _, pod := range p.Pods.All {
		if u := pod.Lead; u.NetworkMode == "none" {
			m.addPolicy(u.ID+"-no-network", objects.Holder{Who: u.Describe(), At: u.At, Field: u.Path}, networkingv1.NetworkPolicySpec{
				PodSelector: metav1.LabelSelector{MatchLabels: m.Labels.Selector(u.ID)},
				PolicyTypes: []networkingv1.PolicyType{networkingv1.PolicyTypeIngress, networkingv1.PolicyTypeEgress},
			})
			u.Became("network_mode", account.Object("NetworkPolicy", u.ID+"-no-network", ""))
		}
	}
	if !asked {
		return m.objects
	}
	used := m.usedNetworks()
	for network := range p.Project.Networks {
		if !slices.Contains(used, network) {
			m.Units.Ledger.Note("networks."+network, account.Words("nothing: nothing is on it"))
		}
	}
	separated := len(used) > 1
	for _, network := range used {
		by := objects.Holder{Who: "network " + network, At: p.Project.At("networks", network), Field: "networks." + network}
		m.addPolicy(naming.Object(network), by, m.networkPolicy(network, separated))
		m.noteNetwork(network)
	}
	for _, pod := range p.Pods.All {
		m.openPublished(pod, separated)
	}
	return m.objects
}

// noteNetwork notes the policy of a network, for it and its members.
func (m *maker) noteNetwork(network string) {
	n := account.Object("NetworkPolicy", naming.Object(network), "")
	m.Units.Ledger.Note("networks."+network, n)
	for _, u := range m.Units.All {
		if _, ok := u.Networks[network]; ok {
			u.BecameEntry("networks", network, n)
		}
	}
}

// usedNetworks returns the networks that have members, by name.
func (m *maker) usedNetworks() []string {
	used := map[string]bool{}
	for _, u := range m.Units.All {
		for network := range u.Networks {
			used[network] = true
		}
	}
	return sorted.Keys(used)
}

// networkPolicy lets the members of a network talk to each other, and go out
// unless it is internal, but not to members of other networks where there are any.
// Policies add up: a pod on two networks may do what either allows.
func (m *maker) networkPolicy(network string, separated bool) networkingv1.NetworkPolicySpec {
	members := metav1.LabelSelector{MatchLabels: map[string]string{
		networkLabel + naming.Label(networkName(m.Project, network)): "true",
	}}
	n := m.Project.Networks[network]
	if !bool(n.External) {
		members.MatchLabels[objects.LabelPartOf] = m.Labels.PartOf
	}
	peers := []networkingv1.NetworkPolicyPeer{{PodSelector: members.DeepCopy()}}
	spec := networkingv1.NetworkPolicySpec{
		PodSelector: members,
		PolicyTypes: []networkingv1.PolicyType{networkingv1.PolicyTypeIngress},
		Ingress:     []networkingv1.NetworkPolicyIngressRule{{From: peers}},
	}
	switch {
	case n.Internal:
		spec.Egress = []networkingv1.NetworkPolicyEgressRule{{To: peers}, {Ports: []networkingv1.NetworkPolicyPort{
			policyPort(53, corev1.ProtocolUDP), policyPort(53, corev1.ProtocolTCP),
		}}}
	case separated:
		spec.Egress = []networkingv1.NetworkPolicyEgressRule{{To: peers}, {To: m.outside()}}
	default:
		return spec
	}
	spec.PolicyTypes = append(spec.PolicyTypes, networkingv1.PolicyTypeEgress)
	return spec
}

// podRanges are the addresses of pods in k3s and RKE2, and in clusters of
// kubeadm with flannel, kind and minikube.
func podRanges() []string { return []string{"10.42.0.0/16", "10.244.0.0/16"} }

// outside is what a container reaches beside its networks: everything but the
// project's other containers, whose published ports are open to everyone else.
// Whether an address range also means pods is up to the cluster's network plugin,
// so the usual ranges of pods are left out of it. That is safe here and would
// not be on the other side: a NodePort's traffic often comes from an address in
// the range of pods.
func (m *maker) outside() []networkingv1.NetworkPolicyPeer {
	return []networkingv1.NetworkPolicyPeer{
		{IPBlock: &networkingv1.IPBlock{CIDR: "0.0.0.0/0", Except: podRanges()}},
		{IPBlock: &networkingv1.IPBlock{CIDR: "::/0"}},
		{NamespaceSelector: &metav1.LabelSelector{}, PodSelector: &metav1.LabelSelector{
			MatchExpressions: []metav1.LabelSelectorRequirement{
				{Key: objects.LabelPartOf, Operator: metav1.LabelSelectorOpNotIn, Values: []string{m.Labels.PartOf}},
			},
		}},
	}
}

// openPublished opens the published ports of a pod to everyone. Compose
// publishes none of a container whose networks are all internal.
func (m *maker) openPublished(pod *pods.Pod, separated bool) {
	u := pod.Lead
	outside := func(network string) bool { return !m.Project.Networks[network].Internal }
	if !slices.ContainsFunc(slices.Collect(maps.Keys(u.Networks)), outside) {
		return
	}
	var ports []networkingv1.NetworkPolicyPort
	for _, p := range mergedPorts(m.Network, pod.Together()) {
		if p.Open {
			ports = append(ports, policyPort(p.Number, p.Protocol))
		}
	}
	if len(ports) > 0 {
		m.addPolicy(u.ID+"-published", objects.Holder{Who: "the published ports of " + u.Describe(), At: u.At, Field: u.Path + ".ports"}, networkingv1.NetworkPolicySpec{
			PodSelector: metav1.LabelSelector{MatchLabels: m.Labels.Selector(u.ID)},
			PolicyTypes: []networkingv1.PolicyType{networkingv1.PolicyTypeIngress},
			Ingress:     []networkingv1.NetworkPolicyIngressRule{{Ports: ports}},
		})
		if separated {
			u.Say("ports", report.PublishedOpen, strings.Join(podRanges(), " and "))
		}
	}
}

func policyPort(number int32, protocol corev1.Protocol) networkingv1.NetworkPolicyPort {
	p := intstr.FromInt32(number)
	return networkingv1.NetworkPolicyPort{Port: &p, Protocol: &protocol}
}

func (m *maker) addPolicy(name string, by objects.Holder, spec networkingv1.NetworkPolicySpec) {
	if m.Names.Reserve("NetworkPolicy", name, by) {
		m.objects = append(m.objects, &networkingv1.NetworkPolicy{
			TypeMeta:   metav1.TypeMeta{APIVersion: "networking.k8s.io/v1", Kind: "NetworkPolicy"},
			ObjectMeta: m.Labels.Shared(name), Spec: spec,
		})
	}
}
