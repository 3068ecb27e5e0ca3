package convert

import (
	"maps"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"

	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/report"
)

// networkLabel begins the label of the pods that are members of a network.
const networkLabel = "network.composesource.dev/"

// planNetworks labels the pods of every network when policies are asked for.
// The containers that run before a pod need what they reach, so their networks
// are the pod's too.
func (c *converter) planNetworks() {
	c.sayNetworkNames()
	if !c.options.Spec.NetworkPolicies {
		c.saySeparation()
		return
	}
	for _, u := range c.units {
		for network := range u.Networks {
			u.label(networkLabel+naming.Label(c.networkName(network)), "true")
		}
	}
}

// networkName returns the name that pods of a network are labelled with. An
// external one is shared with other projects under its real name.
func (c *converter) networkName(network string) string {
	if n := c.project.Networks[network]; bool(n.External) && n.Name != "" {
		return n.Name
	}
	return network
}

// isolateNetworks makes one NetworkPolicy per Compose network when asked to, and
// one for every pod that has no network.
func (c *converter) isolateNetworks() {
	for _, u := range c.units {
		if u.NetworkMode == "none" && u.host == u && !u.isInit {
			c.addPolicy(u.id+"-no-network", u.holder(), networkingv1.NetworkPolicySpec{
				PodSelector: metav1.LabelSelector{MatchLabels: u.selector()},
				PolicyTypes: []networkingv1.PolicyType{networkingv1.PolicyTypeIngress, networkingv1.PolicyTypeEgress},
			})
		}
	}
	if !c.options.Spec.NetworkPolicies {
		return
	}
	used := c.usedNetworks()
	separated := len(used) > 1
	for _, network := range used {
		by := holder{"network " + network, c.project.At("networks", network), "networks." + network}
		c.addPolicy(naming.Object(network), by, c.networkPolicy(network, separated))
	}
	for _, u := range c.units {
		if u.host == u && !u.isInit {
			c.openPublished(u, separated)
		}
	}
}

// usedNetworks returns the networks that have members, by name.
func (c *converter) usedNetworks() []string {
	used := map[string]bool{}
	for _, u := range c.units {
		for network := range u.Networks {
			used[network] = true
		}
	}
	return sortedKeys(used)
}

// networkPolicy lets the members of a network talk to each other, and go out
// unless it is internal, but not to members of other networks where there are any.
// Policies add up: a pod on two networks may do what either allows.
func (c *converter) networkPolicy(network string, separated bool) networkingv1.NetworkPolicySpec {
	members := metav1.LabelSelector{MatchLabels: map[string]string{
		networkLabel + naming.Label(c.networkName(network)): "true",
	}}
	n := c.project.Networks[network]
	if !bool(n.External) {
		members.MatchLabels[labelPartOf] = c.partOf()
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
		spec.Egress = []networkingv1.NetworkPolicyEgressRule{{To: peers}, {To: c.outside()}}
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
func (c *converter) outside() []networkingv1.NetworkPolicyPeer {
	return []networkingv1.NetworkPolicyPeer{
		{IPBlock: &networkingv1.IPBlock{CIDR: "0.0.0.0/0", Except: podRanges()}},
		{IPBlock: &networkingv1.IPBlock{CIDR: "::/0"}},
		{NamespaceSelector: &metav1.LabelSelector{}, PodSelector: &metav1.LabelSelector{
			MatchExpressions: []metav1.LabelSelectorRequirement{
				{Key: labelPartOf, Operator: metav1.LabelSelectorOpNotIn, Values: []string{c.partOf()}},
			},
		}},
	}
}

// openPublished opens the published ports of a pod to everyone. Compose
// publishes none of a container whose networks are all internal.
func (c *converter) openPublished(u *unit, separated bool) {
	outside := func(network string) bool { return !c.project.Networks[network].Internal }
	if !slices.ContainsFunc(slices.Collect(maps.Keys(u.Networks)), outside) {
		return
	}
	var ports []networkingv1.NetworkPolicyPort
	for _, p := range mergedPorts(u.together()) {
		if p.open {
			ports = append(ports, policyPort(p.number, p.protocol))
		}
	}
	if len(ports) > 0 {
		c.addPolicy(u.id+"-published", holder{"the published ports of " + u.describe(), u.at, u.path + ".ports"}, networkingv1.NetworkPolicySpec{
			PodSelector: metav1.LabelSelector{MatchLabels: u.selector()},
			PolicyTypes: []networkingv1.PolicyType{networkingv1.PolicyTypeIngress},
			Ingress:     []networkingv1.NetworkPolicyIngressRule{{Ports: ports}},
		})
		if separated {
			u.say("ports", report.PublishedOpen, strings.Join(podRanges(), " and "))
		}
	}
}

func policyPort(number int32, protocol corev1.Protocol) networkingv1.NetworkPolicyPort {
	p := intstr.FromInt32(number)
	return networkingv1.NetworkPolicyPort{Port: &p, Protocol: &protocol}
}

func (c *converter) addPolicy(name string, by holder, spec networkingv1.NetworkPolicySpec) {
	if c.reserve("NetworkPolicy", name, by) {
		c.add(&networkingv1.NetworkPolicy{
			TypeMeta:   metav1.TypeMeta{APIVersion: "networking.k8s.io/v1", Kind: "NetworkPolicy"},
			ObjectMeta: c.sharedMetadata(name), Spec: spec,
		})
	}
}
