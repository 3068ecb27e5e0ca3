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
	if ignores(u.l.ignoredIn(path.Clean(b.Context)), below) {
		return false
	}
	return slices.ContainsFunc(image.Copies, func(c dockerfile.Copy) bool {
		if c.To == "" {
			return isSourceTarget(target)
		}
		return puts(c, below, target) || below == "." && putsPart(c, target)
	})
}

// puts reports whether a copy puts all of a directory of the context at a target.
func puts(c dockerfile.Copy, below, target string) bool {
	if isPattern, _ := path.Match(c.From, below); isPattern {
		return c.To == target
	}
	rest, ok := strings.CutPrefix(below, c.From+"/")
	if c.From == "." {
		rest, ok = below, true
	}
	return ok && path.Join(c.To, rest) == target
}

// putsPart reports whether a copy puts a part of the context where it is when all of
// it is mounted at a target. What only says which packages to fetch is no part of
// the sources.
func putsPart(c dockerfile.Copy, target string) bool {
	at := c.To
	if c.Into && path.Join(target, c.From) != at {
		at = path.Join(at, path.Base(c.From))
	}
	return path.Join(target, c.From) == at && !slices.Contains(manifests(), path.Base(c.From)) && !strings.ContainsAny(c.From, "*?[")
}

// manifests are files that a Dockerfile copies before the sources.
func manifests() []string {
	return []string{
		"package.json", "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "pnpm-workspace.yaml", "bun.lockb", ".npmrc",
		"requirements.txt", "requirements-dev.txt", "requirements", "pyproject.toml", "poetry.lock", "uv.lock", "Pipfile", "Pipfile.lock", "setup.py",
		"go.mod", "go.sum", "Gemfile", "Gemfile.lock", "composer.json", "composer.lock", "Cargo.toml", "Cargo.lock", "pom.xml", "build.gradle", "mix.exs",
		"mix.lock", "entrypoint.sh", "docker-entrypoint.sh", "docker", ".docker",
	}
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

// ignores reports whether .dockerignore keeps a directory out of the context: the
// last line that is about it, or about one that holds it, decides.
func ignores(lines []string, below string) bool {
	ignored := false
	for _, line := range lines {
		line, except := strings.CutPrefix(line, "!")
		pattern := strings.TrimSuffix(strings.TrimSuffix(path.Clean("/" + strings.TrimSpace(line))[1:], "/**"), "/*")
		name, anywhere := strings.CutPrefix(pattern, "**/")
		for dir := below; dir != "."; dir = path.Dir(dir) {
			match, _ := path.Match(name, dir)
			if base, _ := path.Match(name, path.Base(dir)); match || anywhere && base || pattern == "*" || pattern == "**" {
				ignored = !except
			}
		}
	}
	return ignored
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
			lines = ignoreLines(string(content))
		}
	}
	l.builds.ignored[context] = lines
	return lines
}

// ignoreLines returns the first lines of a .dockerignore that say something.
func ignoreLines(text string) []string {
	const most = 100
	var lines []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") && len(lines) < most {
			lines = append(lines, line)
		}
	}
	return lines
}
