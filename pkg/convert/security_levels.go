package convert

import (
	"slices"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"

	"github.com/composesource/composesource/pkg/convert/internal/tools"
	"github.com/composesource/composesource/pkg/report"
)

// posture judges pods as the API server does, one check after the other, so that
// each is held against the setting that it is about.
type posture struct {
	checks     []policy.Check
	baseline   []obstacle
	restricted map[policy.CheckID][]string // who is refused
	units      map[string]bool             // who was judged
}

// obstacle is a setting that the baseline level refuses.
type obstacle struct {
	setting string
	at      report.Position
}

func newPosture() *posture {
	return &posture{
		checks: policy.DefaultChecks(), restricted: map[policy.CheckID][]string{}, units: map[string]bool{},
	}
}

// judge holds the finished pod of a unit against every check. What a check says of a
// pod without containers is about the pod.
func (p *posture) judge(u *unit, template *corev1.PodTemplateSpec) {
	owners := u.owners()
	containers := slices.Concat(template.Spec.InitContainers, template.Spec.Containers)
	spec := template.Spec // the checks read it
	spec.InitContainers = nil
	for _, check := range p.checks {
		allows := check.Versions[len(check.Versions)-1].CheckPod
		spec.Containers = nil
		if !allows(&template.ObjectMeta, &spec).Allowed {
			p.refuse(check, u.Short(), u.parts()...)
			continue
		}
		for i := range containers {
			spec.Containers = containers[i : i+1]
			c := &containers[i]
			if owner := owners[c.Name]; owner != nil && !allows(&template.ObjectMeta, &spec).Allowed {
				p.refuse(check, owner.blamed(*c), owner)
			}
		}
	}
	for _, owner := range owners {
		p.units[owner.Short()] = true
	}
}

// owners returns the units of the containers of a pod, but for waiters, which every
// level allows.
func (u *unit) owners() map[string]*unit {
	owners := map[string]*unit{}
	for _, part := range u.parts() {
		for _, owner := range append(slices.Clone(part.hooks), part) {
			owners[owner.container.Name] = owner
			for _, c := range owner.inits {
				owners[c.Name] = owner
			}
		}
	}
	return owners
}

// blamed names who has to change something about a container: what fills a volume
// has no more rights than the unit itself, unless it fills it from an image.
func (u *unit) blamed(c corev1.Container) string {
	if c.Name != u.container.Name && tools.AsksForNothing(u.container.SecurityContext) {
		return c.Name
	}
	return u.Short()
}

// refuse notes who or what a check refuses.
func (p *posture) refuse(check policy.Check, who string, units ...*unit) {
	if check.Level == api.LevelRestricted {
		p.restricted[check.ID] = append(p.restricted[check.ID], who)
		return
	}
	var found []obstacle
	for _, u := range units {
		found = append(found, u.obstacles(check.ID)...)
	}
	if len(found) == 0 {
		found = []obstacle{{who + ": " + string(check.ID), units[0].At}}
	}
	p.baseline = append(p.baseline, found...)
}

// obstacles returns the settings of a unit that a check of the baseline level is
// about, as far as the user wrote them.
func (u *unit) obstacles(check policy.CheckID) []obstacle {
	var found []obstacle
	add := func(attribute string, is bool) {
		if n := u.Written(attribute); is && n != nil {
			found = append(found, obstacle{u.Short() + "." + attribute, n.At})
		}
	}
	switch check {
	case "privileged":
		add("privileged", u.Privileged)
	case "hostNamespaces":
		for _, n := range u.Namespaces() {
			add(n.Attribute, n.Value == "host")
		}
	case "hostPathVolumes":
		for _, m := range u.plans.Storage.Mounts(u.Unit) {
			add(m.Attribute, m.Volume.HostPath != nil)
		}
	case "seccompProfile_baseline":
		add("privileged", u.Privileged)
		add("security_opt", !u.Privileged)
	case "appArmorProfile", "seLinuxOptions":
		add("security_opt", true)
	case "capabilities_baseline":
		add("cap_add", true)
	case "hostPorts":
		add("ports", true)
	case "sysctls":
		add("sysctls", true)
	}
	return found
}
