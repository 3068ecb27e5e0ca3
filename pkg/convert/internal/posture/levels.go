package posture

import (
	"slices"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"

	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/tools"
	"github.com/composesource/composesource/pkg/report"
)

// Judge judges pods as the API server does, one check after the other, so that
// each is held against the setting that it is about.
type Judge struct {
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

// New returns who has judged nothing yet.
func New() *Judge {
	return &Judge{
		checks: policy.DefaultChecks(), restricted: map[policy.CheckID][]string{}, units: map[string]bool{},
	}
}

// Judge holds the finished pod of a unit against every check. What a check says of a
// pod without containers is about the pod.
func (p *Judge) Judge(u *drafts.Draft, template *corev1.PodTemplateSpec) {
	owners := owners(u)
	containers := slices.Concat(template.Spec.InitContainers, template.Spec.Containers)
	spec := template.Spec // the checks read it
	spec.InitContainers = nil
	for _, check := range p.checks {
		allows := check.Versions[len(check.Versions)-1].CheckPod
		spec.Containers = nil
		if !allows(&template.ObjectMeta, &spec).Allowed {
			p.refuse(check, u.Short(), u.Parts()...)
			continue
		}
		for i := range containers {
			spec.Containers = containers[i : i+1]
			c := &containers[i]
			if owner := owners[c.Name]; owner != nil && !allows(&template.ObjectMeta, &spec).Allowed {
				p.refuse(check, blamed(owner, *c), owner)
			}
		}
	}
	for _, owner := range owners {
		p.units[owner.Short()] = true
	}
}

// owners returns the units of the containers of a pod, but for waiters, which every
// level allows.
func owners(u *drafts.Draft) map[string]*drafts.Draft {
	owners := map[string]*drafts.Draft{}
	for _, part := range u.Parts() {
		for _, owner := range append(slices.Clone(part.HookDrafts), part) {
			owners[owner.Container.Name] = owner
			for _, c := range owner.Inits {
				owners[c.Name] = owner
			}
		}
	}
	return owners
}

// blamed names who has to change something about a container: what fills a volume
// has no more rights than the unit itself, unless it fills it from an image.
func blamed(u *drafts.Draft, c corev1.Container) string {
	if c.Name != u.Container.Name && tools.AsksForNothing(u.Container.SecurityContext) {
		return c.Name
	}
	return u.Short()
}

// refuse notes who or what a check refuses.
func (p *Judge) refuse(check policy.Check, who string, units ...*drafts.Draft) {
	if check.Level == api.LevelRestricted {
		p.restricted[check.ID] = append(p.restricted[check.ID], who)
		return
	}
	var found []obstacle
	for _, u := range units {
		found = append(found, obstacles(u, check.ID)...)
	}
	if len(found) == 0 {
		found = []obstacle{{who + ": " + string(check.ID), units[0].At}}
	}
	p.baseline = append(p.baseline, found...)
}

// obstacles returns the settings of a unit that a check of the baseline level is
// about, as far as the user wrote them.
func obstacles(u *drafts.Draft, check policy.CheckID) []obstacle {
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
		for _, m := range u.Plans.Storage.Mounts(u.Unit) {
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
