package convert

import (
	"maps"
	"slices"

	"github.com/composesource/composesource/pkg/report"
)

// sayUnused speaks about what nothing came of: top-level volumes, secrets and
// configs that no active service uses, and settings for what doesn't exist.
func (c *converter) sayUnused() {
	mounted := map[string]bool{}
	for _, u := range c.units {
		for _, v := range u.allVolumes() {
			mounted[v.Source] = mounted[v.Source] || v.Type != "bind"
		}
	}
	for _, name := range slices.Sorted(maps.Keys(c.project.Volumes)) {
		if !mounted[name] {
			c.sayTop(report.VolumeUnused, []string{"volumes", name}, name)
		}
	}
	built := c.buildSecrets()
	for _, name := range slices.Sorted(maps.Keys(c.project.Secrets)) {
		if c.shared["secrets."+name] == nil && !built[name] {
			c.sayTop(report.ContentUnused, []string{"secrets", name}, "secret", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(c.project.Configs)) {
		if c.shared["configs."+name] == nil {
			c.sayTop(report.ContentUnused, []string{"configs", name}, "config", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(c.options.Spec.Volumes)) {
		if c.claims[claimKey{ofVolume, name}] == nil {
			c.report.Add(report.VolumeUnknown, report.Position{}, "spec.volumes."+name, name)
		}
	}
	c.sayUnusedModels()
	c.sayUnusedMounts()
}

// buildSecrets returns the secrets that only a build needs.
func (c *converter) buildSecrets() map[string]bool {
	used := map[string]bool{}
	for _, u := range c.units {
		if u.Build == nil {
			continue
		}
		for _, s := range u.Build.Secrets {
			used[s.Source] = true
		}
	}
	return used
}
