package expose

import (
	"slices"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/network"
	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/limit"
)

// AliasLabel begins the label of the pods that share a name.
const AliasLabel = "alias.composesource.dev/"

// addAliases adds the Services of names that are no unit's own.
func (m *maker) addAliases() {
	known := map[*pods.Pod][]corev1.ServicePort{}
	for _, a := range m.Network.Aliases {
		if a.Kept {
			a.Note.Say(m.Report)
			m.noteAlias(a, account.Words("the name of the pod itself"))
			continue
		}
		if !m.Names.Reserve("Service", a.Name, objects.Holder{Who: a.Who, At: a.At, Field: a.Field}) {
			continue
		}
		first := a.Units[0]
		selector := m.Labels.Selector(m.Pods.Of(first).Lead.ID)
		if len(a.Units) > 1 {
			selector = m.sharedSelector(a.Name)
		}
		ports, ok := known[m.Pods.Of(first)]
		if !ok || len(a.Units) > 1 {
			ports, _ = servicePorts(m.served(m.together(a.Units), a.At))
		} else if !m.Budget.Spend(limit.Served, int64(len(ports)), a.At) {
			return
		}
		if len(a.Units) == 1 { // a pod may have a thousand names
			known[m.Pods.Of(first)] = ports
		}
		s := m.service(first, a.Name, selector, slices.Clone(ports))
		s.Spec.PublishNotReadyAddresses = s.Spec.PublishNotReadyAddresses || a.Early
		m.objects = append(m.objects, s)
		a.Note.Say(m.Report)
		m.noteAlias(a, account.Object("Service", a.Name, ""))
	}
}

// noteAlias notes what became of a name, wherever it is given.
func (m *maker) noteAlias(a network.Alias, n account.Note) {
	for _, field := range a.Named {
		m.Units.Ledger.Note(field, n)
	}
}

// addDomains adds the headless Services under which pods keep names of two labels.
func (m *maker) addDomains() {
	for _, d := range m.Network.Domains {
		by := objects.Holder{Who: "domain " + d.Name + " of " + d.Lead.Name, At: d.Lead.At, Field: d.Lead.Path}
		if !m.Names.Reserve("Service", d.Name, by) {
			continue
		}
		s := m.service(d.Lead, d.Name, m.sharedSelector(d.Name), nil)
		s.ObjectMeta = m.Labels.Shared(d.Name)
		m.objects = append(m.objects, s)
	}
}

// sharedSelector selects everybody who shares a name.
func (m *maker) sharedSelector(name string) map[string]string {
	return map[string]string{AliasLabel + name: "true", objects.LabelPartOf: m.Labels.PartOf}
}
