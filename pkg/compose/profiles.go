package compose

import (
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/consts"
	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/report"
)

// profiles moves the services and jobs of inactive profiles away, as
// types.Project.WithProfiles does, without a copy of the project.
func (l *loader) profiles(p *typed) {
	active := l.options.Profiles
	if text := l.projectVars[consts.ComposeProfiles]; len(active) == 0 && text != "" {
		active = strings.Split(text, ",")
	}
	p.Profiles = active
	p.DisabledServices, p.DisabledJobs = Services{}, types.Jobs{}
	for name, s := range p.Services {
		if !s.HasProfile(active) {
			p.DisabledServices[name] = s
			delete(p.Services, name)
		}
	}
	for name, j := range p.Jobs {
		if !j.HasProfile(active) {
			p.DisabledJobs[name] = j
			delete(p.Jobs, name)
		}
	}
}

// leftOut says which services and jobs are in no active profile. Without any the
// base would be empty, and what was applied of it pruned.
func (l *loader) leftOut(p *typed, tree *tree.Node) {
	var names []string
	var at report.Position
	for _, section := range []string{"services", "jobs"} {
		for _, f := range tree.Get(section).AllFields() {
			_, service := p.DisabledServices[f.Name]
			_, job := p.DisabledJobs[f.Name]
			if service && section == "services" || job && section == "jobs" {
				if names == nil {
					at = f.At
				}
				names = append(names, f.Name)
			}
		}
	}
	slices.Sort(names)
	none := len(p.Services)+len(p.Jobs) == 0 && !l.Failed
	switch list := strings.Join(names, ", "); {
	case none && names == nil:
		l.Add(report.NoService, tree.At, "services", "declare one in it")
	case none:
		l.Add(report.NoService, at, "spec.profiles", "activate a profile in spec.profiles; left out: "+list)
	case names != nil:
		l.Add(report.ProfileInactive, at, "spec.profiles", list)
	}
}
