package convert

import (
	"path"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/report"
)

// mountRules is spec.mounts. A key is the source of a mount as it is written, or
// the same path in other words.
type mountRules struct {
	written map[string]api.Mount
	byPath  map[string]string // the key for each clean path; the first of several
	used    map[string]bool   // by key
}

func newMountRules(written map[string]api.Mount) mountRules {
	m := mountRules{written: written, byPath: map[string]string{}, used: map[string]bool{}}
	for _, key := range sortedKeys(written) {
		if clean := path.Clean(key); m.byPath[clean] == "" {
			m.byPath[clean] = key
		}
	}
	return m
}

// rule returns the entry for a mount whose source is known by several names.
func (m mountRules) rule(sources ...string) (api.Mount, bool) {
	for _, source := range sources {
		key := source
		if _, ok := m.written[key]; !ok {
			key = m.byPath[path.Clean(source)]
		}
		if rule, ok := m.written[key]; ok {
			m.used[key] = true
			return rule, true
		}
	}
	return api.Mount{}, false
}

// sayUnusedMounts names the keys of spec.mounts that no bind mount has.
func (c *converter) sayUnusedMounts() {
	for _, key := range sortedKeys(c.mountRules.written) {
		if !c.mountRules.used[key] {
			c.report.Add(report.MountUnknown, report.Position{}, "spec.mounts", key)
		}
	}
}
