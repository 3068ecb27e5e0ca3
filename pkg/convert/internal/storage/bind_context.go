package storage

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/dockerfile"
)

// maxIgnored is how large a .dockerignore is that is read, in bytes.
const maxIgnored = 64 << 10

// builds is what is known of build contexts.
type builds struct {
	others  map[string]bool     // sources that a container mounts whose image isn't built from them
	ignored map[string][]string // lines of .dockerignore, by context
}

// planBuilds notes what containers mount of the build contexts of others.
func (l *planner) planBuilds() {
	l.builds = builds{others: map[string]bool{}, ignored: map[string][]string{}}
	for _, u := range l.members {
		for _, v := range u.allVolumes() {
			if _, own := u.inContext(v); !own && v.Type == types.VolumeTypeBind {
				l.builds.others[v.Source] = true
			}
		}
	}
}

// built returns how the image of the unit is built; nil when it isn't.
func (u *member) built() *types.BuildConfig { return u.l.Images.Build(u.Image, u.Build) }

// inContext reports whether the source of a mount is the build context of the
// image or lies below it, and returns its path there.
func (u *member) inContext(v volumeEntry) (below string, ok bool) {
	b := u.built()
	if b == nil || !fs.ValidPath(v.Source) || !fs.ValidPath(path.Clean(b.Context)) {
		return "", false
	}
	context := path.Clean(b.Context)
	switch {
	case v.Source == context:
		return ".", true
	case context == ".":
		return v.Source, true
	}
	below, ok = strings.CutPrefix(v.Source, context+"/")
	return below, ok
}

// mayHold reports whether the image may hold what lies below its build context at
// a target: its Dockerfile says so. Where that can't be read, settings and data are
// known by where they are mounted.
func (u *member) mayHold(below, target string) bool {
	b := u.built()
	image, err := u.l.Images.Dockerfile(b)
	if err != nil {
		return isSourceTarget(target)
	}
	if dockerfile.Ignores(u.l.ignoredIn(path.Clean(b.Context)), below) {
		return false
	}
	return slices.ContainsFunc(image.Copies, func(c dockerfile.Copy) bool {
		if c.To == "" {
			return isSourceTarget(target)
		}
		return c.Puts(below, target) || below == "." && c.PutsPart(target)
	})
}

// isSourceTarget reports whether images keep sources at a path: settings and data
// of a server lie elsewhere.
func isSourceTarget(target string) bool {
	for _, dir := range []string{"/etc", "/var/lib", "/var/log", "/var/cache", "/var/run", "/run", "/tmp", "/data", "/config", "/conf", "/mnt", "/media", "/backup", "/backups"} {
		if target == dir || strings.HasPrefix(target, dir+"/") {
			return false
		}
	}
	return true
}

// ignoredIn returns the lines of the .dockerignore of a context.
func (l *planner) ignoredIn(context string) []string {
	if lines, ok := l.builds.ignored[context]; ok {
		return lines
	}
	var lines []string
	name := path.Join(context, ".dockerignore")
	if info, err := fs.Stat(l.Project.Root, name); err == nil && info.Mode().IsRegular() && info.Size() <= maxIgnored {
		if content, err := fs.ReadFile(l.Project.Root, name); err == nil {
			lines = dockerfile.IgnoreLines(string(content))
		}
	}
	l.builds.ignored[context] = lines
	return lines
}
