package pods

import (
	"iter"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/report"
)

// Kind is the kind of a workload object.
type Kind string

// The kinds of workloads.
const (
	Deployment  Kind = "Deployment"
	StatefulSet Kind = "StatefulSet"
	DaemonSet   Kind = "DaemonSet"
	Job         Kind = "Job"
	CronJob     Kind = "CronJob"
)

// Ends reports whether the pods of a workload end by themselves.
func (k Kind) Ends() bool { return k == Job || k == CronJob }

// plannedKind is what the configuration says, or else the Compose file.
func (l *Plan) plannedKind(u *units.Unit) Kind {
	chosen := l.chosenKind(u)
	allowed := []Kind{Deployment, StatefulSet, DaemonSet, Job, CronJob}
	if u.Job != nil {
		allowed = []Kind{CronJob, Job}
	}
	switch {
	case chosen != "" && slices.Contains(allowed, chosen):
		return chosen
	case chosen != "":
		u.Add(report.UnknownKind, report.Position{}, "spec.services."+u.Name+".kind", u.Name, string(chosen), kindNames(allowed))
	case u.Job != nil:
		return CronJob
	case u.Deploy != nil && u.Deploy.Mode == "global":
		return DaemonSet
	case u.Deploy != nil && (u.Deploy.Mode == "replicated-job" || u.Deploy.Mode == "global-job"):
		return Job
	}
	return Deployment
}

// chosenKind is what spec.services says about the unit.
func (l *Plan) chosenKind(u *units.Unit) Kind {
	if u.Parent != nil {
		return ""
	}
	return Kind(l.spec.Services[u.Name].Kind)
}

func kindNames(kinds []Kind) string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = string(k)
	}
	return strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
}

// checkServices refuses decisions about services that are not there; one about a
// service of another profile waits for it.
func (l *Plan) checkServices(inactive map[string]bool, r *report.Report) {
	for _, name := range sorted.Keys(l.spec.Services) {
		if l.set.Service(name) != nil || l.set.At("jobs."+name) != nil || l.set.Left[name] != nil || inactive[name] {
			continue
		}
		hint := ""
		if nearest := r.Nearest(name, l.names()); nearest != "" {
			hint = "; did you mean " + nearest + "?"
		}
		r.Add(report.UnknownService, report.Position{}, "spec.services."+name, name, hint)
	}
}

// names returns the names of the services and jobs.
func (l *Plan) names() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, u := range l.set.All {
			if u.Parent == nil && !yield(u.Name) {
				return
			}
		}
	}
}
