package convert

import (
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/report"
)

// needs returns the units that Compose starts before u: those that it depends on,
// and the one whose namespace it joins.
func (u *unit) needs() []*unit {
	var all []*unit
	if u.joined != nil {
		all = append(all, u.joined)
	}
	for _, name := range sortedKeys(u.DependsOn) {
		if target := u.byKey["services."+name]; target != nil {
			all = append(all, target)
		}
	}
	return all
}

// startEarly makes sidecars of what the init containers of the pod of u need in
// it: containers of any other kind start after all of them.
func (u *unit) startEarly() {
	pod := u.bySignificance()
	var early func(part *unit)
	early = func(part *unit) {
		for _, need := range part.needs() {
			if need.host == u && !need.isInit && !need.sidecar {
				need.sidecar = true
				early(need)
			}
		}
	}
	for _, part := range pod {
		if part.sidecar || part.isInit || len(part.hooks) > 0 {
			early(part)
		}
	}
}

// sayApart says of a one-shot that it joins a pod which it does not run in.
func (u *unit) sayApart() {
	if !u.isInit || u.joined == nil {
		return
	}
	apart := slices.IndexFunc(u.runsIn, func(host *unit) bool { return host != u.joined.host })
	if apart < 0 {
		return
	}
	for _, n := range u.namespaces() {
		if strings.HasPrefix(n.value, types.ServicePrefix) {
			u.say(n.attribute, report.JoinsApart, u.Name, u.runsIn[apart].Name, u.joined.Name)
		}
	}
}
