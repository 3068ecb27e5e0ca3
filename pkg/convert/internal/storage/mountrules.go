package storage

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/convert/internal/files"
	"github.com/composesource/composesource/pkg/report"
)

// mountRules is spec.mounts. A key is the source of a mount as it is written, or
// the same path in other words; one outside the project stands for what lies below
// it too, and one with a wildcard for all that it matches. Of several the one that
// says most of the path wins.
type mountRules struct {
	written  map[string]api.Mount
	byPath   map[string]string // the key for each clean path; the first of several
	patterns []mountPattern    // keys with a wildcard, those that say most first
}

// mountPattern is a key of spec.mounts with a wildcard.
type mountPattern struct {
	key   string
	glob  string // of as many elements as its sources begin with
	below bool   // it ended in **: its sources have more elements than the glob
	exact int    // bytes before the first wildcard
}

// mountAsked is what spec.mounts says about a mount.
type mountAsked struct {
	api.Mount
	key   string
	below string // the path of the source below what the key says of it; empty for the source itself
	wide  bool   // the key speaks about other sources too
}

// maxPatterns bounds the keys with a wildcard, each of which is held against every mount.
const maxPatterns = 100

func newMountRules(written map[string]api.Mount, r *report.Report) mountRules {
	m := mountRules{written: written, byPath: map[string]string{}}
	for _, key := range slices.Sorted(maps.Keys(written)) {
		clean := path.Clean(key)
		switch first := strings.IndexByte(clean, '*'); {
		case first >= 0:
			glob, below := strings.CutSuffix(clean, "**")
			m.patterns = append(m.patterns, mountPattern{key, path.Clean(glob), below, first})
		case m.byPath[clean] == "":
			m.byPath[clean] = key
		}
	}
	if len(m.patterns) > maxPatterns {
		r.Add(report.LimitExceeded, report.Position{}, "spec.mounts", "wildcards in spec.mounts", maxPatterns)
		m.patterns = nil
	}
	slices.SortStableFunc(m.patterns, func(a, b mountPattern) int {
		return cmp.Or(cmp.Compare(b.exact, a.exact), cmp.Compare(len(b.key), len(a.key)))
	})
	return m
}

// rule returns what is asked for a mount whose source is known by several names.
func (m mountRules) rule(sources ...string) (mountAsked, bool) {
	for _, source := range sources {
		key := source
		if _, ok := m.written[key]; !ok {
			key = m.byPath[path.Clean(source)]
		}
		if rule, ok := m.written[key]; ok {
			return mountAsked{Mount: rule, key: key}, true
		}
	}
	var found mountAsked
	exact := -1
	for _, source := range sources {
		source = path.Clean(source)
		for _, p := range m.patterns {
			if below, ok := p.match(source); ok && p.exact > exact {
				found, exact = mountAsked{m.written[p.key], p.key, below, true}, p.exact
			}
		}
		if key, below, ok := m.above(source); ok && len(path.Clean(key)) > exact {
			found, exact = mountAsked{m.written[key], key, below, true}, len(path.Clean(key))
		}
	}
	return found, exact >= 0
}

// above returns the key of the innermost directory outside the project that holds
// a source. Directories of the project speak for themselves alone: one that is left
// out may hold a file that is mounted by itself. So does the root of the host, which
// exporters mount.
func (m mountRules) above(source string) (key, below string, ok bool) {
	for dir := path.Dir(source); isOutside(dir) && dir != "/"; dir = path.Dir(dir) {
		if key := m.byPath[dir]; key != "" {
			return key, files.Below(dir, source), true
		}
		if path.Base(dir) == ".." { // .. isn't above ../..
			break
		}
	}
	return "", "", false
}

// isOutside reports whether a clean path leads out of the project.
func isOutside(source string) bool {
	return IsHostPath(source) || source == ".." || strings.HasPrefix(source, "../")
}

// match reports whether the pattern is for a source, and returns what follows the
// part of it that holds no wildcard.
func (p mountPattern) match(source string) (below string, ok bool) {
	if isOutside(p.glob) != isOutside(source) {
		return "", false
	}
	head := source
	if p.below {
		if p.glob == "." {
			return source, source != "."
		}
		elements := strings.Count(strings.TrimSuffix(p.glob, "/"), "/") + 1
		end := nth(source, '/', elements)
		if end < 0 || end == len(source)-1 || isOutside(source[end+1:]) {
			return "", false
		}
		if head = source[:end]; head == "" {
			head = "/"
		}
	}
	if ok, _ := path.Match(p.glob, head); !ok {
		return "", false
	}
	return files.Below(p.fixed(), source), true
}

// fixed returns the directory that the pattern names before its first wildcard.
func (p mountPattern) fixed() string {
	first := strings.IndexByte(p.glob, '*')
	if first < 0 {
		return p.glob
	}
	return path.Clean(p.glob[:strings.LastIndexByte(p.glob[:first], '/')+1])
}

// nth returns the index of the nth c in s; -1 when it has fewer.
func nth(s string, c byte, n int) int {
	for i := range len(s) {
		if s[i] == c {
			if n--; n == 0 {
				return i
			}
		}
	}
	return -1
}

// mountRule returns what spec.mounts says about the mount. What speaks about many
// of them makes no claims of what belongs to the machine, or of what looks like a
// file: a directory would be mounted there.
func (u *member) mountRule(v volumeEntry) (mountAsked, bool) {
	if len(u.l.mountRules.written) == 0 {
		return mountAsked{}, false
	}
	rule, ok := u.l.mountRules.rule(v.written(), v.Source)
	if !ok {
		return rule, false
	}
	if makes := rule.Treatment == api.MountClaim || rule.Treatment == api.MountEmptyDir; makes && rule.wide {
		if isOfTheMachine(path.Clean(v.Source)) || v.looksLikeFile() && !u.l.Files.Has(v.Source) {
			return mountAsked{}, false
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
				used[rule.key] = true
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(l.mountRules.written)) {
		if !used[key] {
			l.Report.Add(report.MountUnknown, report.Position{}, "spec.mounts", key)
		}
	}
}
