package storage

import (
	"path"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/convert/internal/paths"
	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/report"
)

// mountRule returns what spec.mounts says about the mount. What speaks about many
// of them makes no claims of what belongs to the machine, or of what looks like a
// file: a directory would be mounted there.
func (u *member) mountRule(v volumeEntry) (paths.Asked, bool) {
	if len(u.l.mountRules.Written) == 0 {
		return paths.Asked{}, false
	}
	rule, ok := u.l.mountRules.Find(v.written(), v.Source)
	if !ok {
		return rule, false
	}
	if makes := rule.Treatment == api.MountClaim || rule.Treatment == api.MountEmptyDir; makes && rule.Wide {
		if paths.IsOfMachine(path.Clean(v.Source)) || v.looksLikeFile() && !u.l.Files.Has(v.Source) {
			return paths.Asked{}, false
		}
	}
	return rule, true
}

// sayUnusedMounts names the keys of spec.mounts that no bind mount has.
func (l *planner) sayUnusedMounts() {
	used := map[string]bool{}
	for _, u := range l.members {
		for _, v := range u.allVolumes() {
			if rule, ok := u.mountRule(v); ok && v.Type == types.VolumeTypeBind {
				used[rule.Key] = true
			}
		}
	}
	for _, key := range sorted.Keys(l.mountRules.Written) {
		if !used[key] {
			l.Report.Add(report.MountUnknown, report.Position{}, "spec.mounts", key)
		}
	}
}
