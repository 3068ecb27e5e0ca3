package order

import (
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/report"
)

// startEarly makes sidecars of what the init containers of a pod need in it:
// containers of any other kind start after all of them.
func (l planner) startEarly(pod *pods.Pod) {
	var early func(u *units.Unit)
	early = func(u *units.Unit) {
		for _, need := range l.pods.Needs(u) {
			if l.pods.Of(need) == pod && !l.pods.IsInit(need) && !l.sidecar[need] {
				l.sidecar[need] = true
				early(need)
			}
		}
	}
	for _, u := range pod.Units() {
		if l.sidecar[u] || l.pods.IsInit(u) || len(u.Hooks) > 0 {
			early(u)
		}
	}
}

// sayApart says of a one-shot that it joins a pod which it does not run in.
func (l planner) sayApart(u *units.Unit) {
	joined, in := l.pods.Joined(u), l.pods.In(u)
	if !l.pods.IsInit(u) || joined == nil {
		return
	}
	apart := slices.IndexFunc(in, func(pod *pods.Pod) bool { return pod != l.pods.Of(joined) })
	if apart < 0 {
		return
	}
	for _, n := range u.Namespaces() {
		if strings.HasPrefix(n.Value, types.ServicePrefix) {
			u.Say(n.Attribute, report.JoinsApart, u.Name, in[apart].Lead.Name, joined.Name)
		}
	}
}
