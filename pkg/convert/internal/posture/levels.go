package posture

import (
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

	// Of the pod at hand: what a check is to see of it, and whose its containers are.
	spec   corev1.PodSpec
	owners map[string]*drafts.Draft
}

// obstacle is a setting that the baseline level refuses.
type obstacle struct {
	setting string
	at      report.Position
}

// New returns who has judged nothing yet.
func New() *Judge {
	return &Judge{
		checks: policy.DefaultChecks(), restricted: map[policy.CheckID][]string{}, units: map[string]bool{}, owners: map[string]*drafts.Draft{},
	}
}

// Judge holds the finished pod of a unit against every check. What a check says of a
// pod without containers is about the pod.
func (p *Judge) Judge(u *drafts.Draft, template *corev1.PodTemplateSpec) {
	p.findOwners(u)
	p.spec = template.Spec
	p.spec.InitContainers = nil
	for _, check := range p.checks {
		allows := check.Versions[len(check.Versions)-1].CheckPod
		p.spec.Containers = nil
		if !allows(&template.ObjectMeta, &p.spec).Allowed {
			p.refuse(check, u.Short(), u.Parts()...)
			continue
		}
		for _, list := range [][]corev1.Container{template.Spec.InitContainers, template.Spec.Containers} {
			for i := range list {
				p.spec.Containers = list[i : i+1]
				name := list[i].Name
				if owner := p.owners[name]; owner != nil && !allows(&template.ObjectMeta, &p.spec).Allowed {
					p.refuse(check, blamed(owner, name), owner)
				}
			}
		}
	}
	for _, owner := range p.owners {
		p.units[owner.Short()] = true
	}
}

// findOwners finds the units of the containers of a pod, but for waiters, which every
// level allows.
func (p *Judge) findOwners(u *drafts.Draft) {
	clear(p.owners)
	for _, part := range u.Parts() {
		for _, hook := range part.HookDrafts {
			p.own(hook)
		}
		p.own(part)
	}
}

func (p *Judge) own(u *drafts.Draft) {
	p.owners[u.Container.Name] = u
	for _, c := range u.Inits {
		p.owners[c.Name] = u
	}
}

// blamed names who has to change something about a container: what fills a volume
// has no more rights than the unit itself, unless it fills it from an image.
func blamed(u *drafts.Draft, container string) string {
	if container != u.Container.Name && tools.AsksForNothing(u.Container.SecurityContext) {
		return container
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
