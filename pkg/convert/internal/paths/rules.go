package paths

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/convert/internal/files"
	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/report"
)

// Rules is spec.mounts. A key is the source of a mount as it is written, or
// the same path in other words; one outside the project stands for what lies below
// it too, and one with a wildcard for all that it matches. Of several the one that
// says most of the path wins.
type Rules struct {
	Written  map[string]api.Mount
	byPath   map[string]string // the key for each clean path; the first of several
	patterns []pattern         // keys with a wildcard, those that say most first
}

// pattern is a key of spec.mounts with a wildcard.
type pattern struct {
	key   string
	glob  string // of as many elements as its sources begin with
	below bool   // it ended in **: its sources have more elements than the glob
	exact int    // bytes before the first wildcard
}

// Asked is what spec.mounts says about a mount.
type Asked struct {
	api.Mount
	Key   string
	Below string // the path of the source below what the key says of it; empty for the source itself
	Wide  bool   // the key speaks about other sources too
}

// maxPatterns bounds the keys with a wildcard, each of which is held against every mount.
const maxPatterns = 100

func NewRules(written map[string]api.Mount, r *report.Report) Rules {
	m := Rules{Written: written, byPath: map[string]string{}}
	for _, key := range sorted.Keys(written) {
		clean := path.Clean(key)
		switch first := strings.IndexByte(clean, '*'); {
		case first >= 0:
			glob, below := strings.CutSuffix(clean, "**")
			m.patterns = append(m.patterns, pattern{key, path.Clean(glob), below, first})
		case m.byPath[clean] == "":
			m.byPath[clean] = key
		}
	}
	if len(m.patterns) > maxPatterns {
		r.Add(report.LimitExceeded, report.Position{}, "spec.mounts", "wildcards in spec.mounts", maxPatterns)
		m.patterns = nil
	}
	slices.SortStableFunc(m.patterns, func(a, b pattern) int {
		return cmp.Or(cmp.Compare(b.exact, a.exact), cmp.Compare(len(b.key), len(a.key)))
	})
	return m
}

// Find returns what is asked for a mount whose source is known by several names.
func (m Rules) Find(sources ...string) (Asked, bool) {
	for _, source := range sources {
		key := source
		if _, ok := m.Written[key]; !ok {
			key = m.byPath[path.Clean(source)]
		}
		if rule, ok := m.Written[key]; ok {
			return Asked{Mount: rule, Key: key}, true
		}
	}
	var found Asked
	exact := -1
	for _, source := range sources {
		source = path.Clean(source)
		for _, p := range m.patterns {
			if below, ok := p.match(source); ok && p.exact > exact {
				found, exact = Asked{m.Written[p.key], p.key, below, true}, p.exact
			}
		}
		if key, below, ok := m.above(source); ok && len(path.Clean(key)) > exact {
			found, exact = Asked{m.Written[key], key, below, true}, len(path.Clean(key))
		}
	}
	return found, exact >= 0
}

// above returns the key of the innermost directory outside the project that holds
// a source. Directories of the project speak for themselves alone: one that is left
// out may hold a file that is mounted by itself. So does the root of the host, which
// exporters mount.
func (m Rules) above(source string) (key, below string, ok bool) {
	for dir := path.Dir(source); IsOutside(dir) && dir != "/"; dir = path.Dir(dir) {
		if key := m.byPath[dir]; key != "" {
			return key, files.Below(dir, source), true
		}
		if path.Base(dir) == ".." { // .. isn't above ../..
			break
		}
	}
	return "", "", false
}

// match reports whether the pattern is for a source, and returns what follows the
// part of it that holds no wildcard.
func (p pattern) match(source string) (below string, ok bool) {
	if IsOutside(p.glob) != IsOutside(source) {
		return "", false
	}
	head := source
	if p.below {
		if p.glob == "." {
			return source, source != "."
		}
		elements := strings.Count(strings.TrimSuffix(p.glob, "/"), "/") + 1
		end := nth(source, '/', elements)
		if end < 0 || end == len(source)-1 || IsOutside(source[end+1:]) {
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
func (p pattern) fixed() string {
	first := strings.IndexByte(p.glob, '*')
	if first < 0 {
		return p.glob
	}
	return path.Clean(p.glob[:strings.LastIndexByte(p.glob[:first], '/')+1])
}
