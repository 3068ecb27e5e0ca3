package convert

import (
	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/storage"
	"github.com/composesource/composesource/pkg/convert/internal/units"
)

// planUnits lists the units of the project.
func (c *converter) planUnits() {
	left := map[string]bool{}
	for name, s := range c.Spec.Services {
		left[name] = s.Kind == api.KindNone
	}
	c.set = units.List(c.Project, left, c.Report)
	c.Ledger, c.contents.Ledger = c.set.Ledger, c.set.Ledger
	for _, is := range c.set.All {
		c.newUnit(is)
	}
	c.leaveOut()
	c.planScheduled()
	for _, u := range c.units {
		if u.Parent != nil {
			u.Service = c.Drafts[u.Parent]
		}
		u.HookDrafts = c.All(u.Hooks)
	}
}

func (c *converter) newUnit(is *units.Unit) *drafts.Draft {
	u := &drafts.Draft{
		Unit: is, Plans: &c.Plans, Env: c.withModels(is, is.Environment()),
	}
	u.Container.Name, u.Variables.Own = is.Container(), u.Variable
	u.Host = u
	c.units = append(c.units, u)
	c.byKey[is.Path], c.Drafts[is] = u, u
	return u
}

// planStorage plans what is mounted, and reads the files behind it.
func (c *converter) planStorage() {
	c.Storage = storage.New(storage.Sources{
		Project: c.Project, Spec: c.Spec, Units: c.set, Pods: c.Pods, Images: c.Images, Labels: c.Labels,
		Judge: c.Judge, Known: c.Known, Teller: c.Teller, Files: c.files, Budget: c.budget, Report: c.Report,
	})
	c.result.Unfilled = c.Storage.Unfilled
	c.sayUnusedModels()
}
