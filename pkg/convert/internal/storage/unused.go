package storage

import (
	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/report"
)

// sayUnused speaks about what nothing came of: top-level volumes, secrets and
// configs that no active service uses, and settings for what doesn't exist.
func (l *planner) sayUnused() {
	mounted := map[string]bool{}
	for _, u := range l.members {
		for _, v := range u.allVolumes() {
			mounted[v.Source] = mounted[v.Source] || v.Type == types.VolumeTypeVolume
		}
	}
	for _, name := range sorted.Keys(l.Project.Volumes) {
		if !mounted[name] {
			l.sayTop(report.VolumeUnused, []string{"volumes", name}, name)
		}
	}
	built := l.buildSecrets()
	for name := range built {
		l.Units.Ledger.Note("secrets."+name, account.Words("nothing: builds use it"))
	}
	for _, name := range sorted.Keys(l.Project.Secrets) {
		if l.shared["secrets."+name] == nil && !built[name] {
			l.sayTop(report.ContentUnused, []string{"secrets", name}, "secret", name)
		}
	}
	for _, name := range sorted.Keys(l.Project.Configs) {
		if l.shared["configs."+name] == nil {
			l.sayTop(report.ContentUnused, []string{"configs", name}, "config", name)
		}
	}
	for _, name := range sorted.Keys(l.Spec.Volumes) {
		if l.claims[Key{OfVolume, name}] == nil {
			l.Report.Add(report.VolumeUnknown, report.Position{}, "spec.volumes."+name, name)
		}
	}
	l.sayUnusedMounts()
}

// buildSecrets returns the secrets that only a build needs.
func (l *planner) buildSecrets() map[string]bool {
	used := map[string]bool{}
	for _, u := range l.members {
		if u.Build == nil {
			continue
		}
		for _, s := range u.Build.Secrets {
			used[s.Source] = true
		}
	}
	return used
}
