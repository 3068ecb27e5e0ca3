package posture

import (
	"cmp"
	"slices"
	"strings"

	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/report"
	"github.com/composesource/composesource/pkg/show"
)

// Posture is the strictest Pod Security level that all pods pass, and what the
// baseline level refuses, as service.attribute.
type Posture struct {
	Level   string
	Refused []string
}

// SayPosture says, once, which level all pods pass and what stands in the way of
// the next.
func (p *Judge) Say(project *compose.Project, r *report.Report) Posture {
	var said Posture
	if len(p.units) == 0 {
		return said
	}
	slices.SortFunc(p.baseline, func(a, b obstacle) int {
		return cmp.Or(cmp.Compare(a.at.File, b.at.File), cmp.Compare(a.at.Line, b.at.Line), cmp.Compare(a.setting, b.setting))
	})
	p.baseline = slices.Compact(p.baseline)
	at, lacks := cmp.Or(project.At("services"), project.At("jobs")), p.lacks()
	switch {
	case len(p.baseline) > 0:
		said.Level = string(api.LevelPrivileged)
		for _, o := range p.baseline {
			said.Refused = append(said.Refused, o.setting)
		}
		if lacks != "" {
			lacks = "\nrestricted asks for " + lacks + " as well"
		}
		r.Add(report.PodSecurityPrivileged, p.baseline[0].at, "services", places(p.baseline), show.Block(lacks))
	case lacks != "":
		said.Level = string(api.LevelBaseline)
		r.Add(report.PodSecurityBaseline, at, "services", lacks)
	default:
		said.Level = string(api.LevelRestricted)
		r.Add(report.PodSecurityRestricted, at, "services")
	}
	return said
}

// places lists obstacles, with the place of each but the first, where the finding is.
func places(all []obstacle) string {
	var names []string
	for i, o := range all {
		if names = append(names, o.setting); i > 0 {
			names[i] += " (" + o.at.String() + ")"
		}
	}
	return show.Some(names)
}

// lacks says what the restricted level asks for in terms of Compose, and of whom.
func (p *Judge) lacks() string {
	settings := map[string][]string{} // by those who lack them
	var order []string
	for _, want := range []struct {
		setting string
		checks  []policy.CheckID
	}{
		{"user: with a number but 0", []policy.CheckID{"runAsNonRoot", "runAsUser"}},
		{"cap_drop: [ALL] and no cap_add but NET_BIND_SERVICE", []policy.CheckID{"capabilities_restricted"}},
		{"security_opt: [no-new-privileges:true]", []policy.CheckID{"allowPrivilegeEscalation"}},
		{"no seccomp:unconfined", []policy.CheckID{"seccompProfile_restricted"}},
		{"no hostPath", []policy.CheckID{"restrictedVolumes"}},
	} {
		var who []string
		for _, check := range want.checks {
			who = append(who, p.restricted[check]...)
		}
		if len(who) == 0 {
			continue
		}
		slices.Sort(who)
		names := p.someOrAll(slices.Compact(who))
		if settings[names] == nil {
			order = append(order, names)
		}
		settings[names] = append(settings[names], want.setting)
	}
	for i, names := range order {
		order[i] = strings.Join(settings[names], ", ") + " (" + names + ")"
	}
	return strings.Join(order, "; ")
}

func (p *Judge) someOrAll(names []string) string {
	if len(names) == len(p.units) && !slices.ContainsFunc(names, func(name string) bool { return !p.units[name] }) {
		return "all"
	}
	return show.Some(names)
}
