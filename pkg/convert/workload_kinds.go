package convert

import (
	"iter"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/report"
)

// planKinds decides of which kind each workload is, and which services run as
// init containers of those that wait for their end.
func (c *converter) planKinds() {
	c.checkSpecServices()
	for _, u := range c.units {
		u.sayHelper()
		u.sayLeftOut()
		u.kind = u.plannedKind()
		u.isInit = u.parent != nil
	}
	c.planOneShots()
}

// plannedKind is what the configuration says, or else the Compose file.
func (u *unit) plannedKind() kind {
	chosen := u.chosenKind()
	allowed := []kind{deployment, statefulSet, daemonSet, job, cronJob}
	if u.job != nil {
		allowed = []kind{cronJob, job}
	}
	switch {
	case chosen != "" && slices.Contains(allowed, chosen):
		return chosen
	case chosen != "":
		u.report.Add(report.UnknownKind, report.Position{}, "spec.services."+u.Name+".kind", u.Name, string(chosen), kindNames(allowed))
	case u.job != nil:
		return cronJob
	case u.Deploy != nil && u.Deploy.Mode == "global":
		return daemonSet
	case u.Deploy != nil && (u.Deploy.Mode == "replicated-job" || u.Deploy.Mode == "global-job"):
		return job
	}
	return deployment
}

// chosenKind is what spec.services says about the unit.
func (u *unit) chosenKind() kind {
	if u.parent != nil {
		return ""
	}
	return kind(u.options.Spec.Services[u.Name].Kind)
}

func kindNames(kinds []kind) string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = string(k)
	}
	return strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
}

// checkSpecServices refuses decisions about services that are not there.
func (c *converter) checkSpecServices() {
	for _, name := range sortedKeys(c.options.Spec.Services) {
		if c.byKey["services."+name] != nil || c.byKey["jobs."+name] != nil || c.leftOut[name] != nil {
			continue
		}
		hint := ""
		if _, inactive := c.project.DisabledServices[name]; inactive {
			continue // another profile's; the decision waits for it
		}
		if nearest := c.report.Nearest(name, c.unitNames()); nearest != "" {
			hint = "; did you mean " + nearest + "?"
		}
		c.report.Add(report.UnknownService, report.Position{}, "spec.services."+name, name, hint)
	}
}

// unitNames returns the names of the services and jobs.
func (c *converter) unitNames() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, u := range c.units {
			if u.parent == nil && !yield(u.Name) {
				return
			}
		}
	}
}

func deployMode(u *unit) {
	if u.Deploy == nil {
		return
	}
	switch u.Deploy.Mode {
	case "", "replicated", "global", "replicated-job":
	case "global-job":
		u.say("deploy.mode", report.GlobalJob, u.Name)
	default:
		u.say("deploy.mode", report.DeployMode, u.Deploy.Mode)
	}
}
