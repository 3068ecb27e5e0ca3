package convert

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/dockerfile"
)

const (
	maxDockerfile  = 64 << 10 // bytes of one that is read
	maxDockerfiles = 2 << 20  // bytes of all of them
)

// builds is what is known of the images that the project builds.
type builds struct {
	built   map[string]*types.BuildConfig // by the name that somebody gave the image
	others  map[string]bool               // sources that a container mounts whose image isn't built from them
	holding map[string]holding            // by Dockerfile, target and arguments
	read    int64                         // bytes of Dockerfiles
}

// holding is what an image holds of its build context; nothing is known of it
// where no Dockerfile can be read.
type holding struct {
	copies  []dockerfile.Copy
	ignored []string // lines of .dockerignore
	known   bool
}

// planBuilds notes which images are built, and what others mount: a service that
// runs the image of another is built with it.
func (c *converter) planBuilds() {
	c.builds = builds{built: map[string]*types.BuildConfig{}, others: map[string]bool{}, holding: map[string]holding{}}
	for _, u := range c.units {
		if u.Build != nil && u.Image != "" && c.builds.built[u.Image] == nil {
			c.builds.built[u.Image] = u.Build
		}
	}
	for _, u := range c.units {
		for _, v := range u.allVolumes() {
			if _, own := u.inContext(v); !own && v.Type == types.VolumeTypeBind {
				c.builds.others[v.Source] = true
			}
		}
	}
}

// built returns how the image of the unit is built; nil when it isn't.
func (u *unit) built() *types.BuildConfig {
	if u.Build != nil || u.Image == "" {
		return u.Build
	}
	return u.c.builds.built[u.Image]
}

// inContext reports whether the source of a mount is the build context of the
// image or lies below it, and returns its path there.
func (u *unit) inContext(v volumeEntry) (below string, ok bool) {
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
func (u *unit) mayHold(below, target string) bool {
	h := u.holding()
	if !h.known {
		return isSourceTarget(target)
	}
	if h.ignores(below) {
		return false
	}
	return slices.ContainsFunc(h.copies, func(c dockerfile.Copy) bool {
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
func (h holding) ignores(below string) bool {
	ignored := false
	for _, line := range h.ignored {
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

// holding reads the Dockerfile of the unit's image, once for all who have it.
func (u *unit) holding() holding {
	b := u.built()
	name := path.Join(path.Clean(b.Context), "Dockerfile")
	if b.Dockerfile != "" {
		name = path.Join(path.Clean(b.Context), b.Dockerfile)
	}
	arguments := buildArguments(b.Args)
	key := fmt.Sprintf("%q %q %q %q", name, b.DockerfileInline, b.Target, arguments)
	if h, ok := u.c.builds.holding[key]; ok {
		return h
	}
	h := holding{}
	content, ok := b.DockerfileInline, b.DockerfileInline != ""
	if !ok && !path.IsAbs(b.Dockerfile) {
		content, ok = u.c.readDockerfile(name)
	}
	if ok {
		h.copies, h.known = dockerfile.Copies(content, b.Target, arguments)
		if text, ok := u.c.readDockerfile(path.Join(path.Clean(b.Context), ".dockerignore")); ok {
			h.ignored = ignoreLines(text)
		}
	}
	u.c.builds.holding[key] = h
	return h
}

func buildArguments(args types.MappingWithEquals) map[string]string {
	known := map[string]string{}
	for name, value := range args {
		if value != nil {
			known[name] = *value
		}
	}
	return known
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

// readDockerfile reads a small file of the project; none that others than a build
// need.
func (c *converter) readDockerfile(name string) (string, bool) {
	if !fs.ValidPath(name) {
		return "", false
	}
	info, err := fs.Stat(c.project.Root, name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxDockerfile || c.builds.read+info.Size() > maxDockerfiles {
		return "", false
	}
	c.builds.read += info.Size()
	content, err := fs.ReadFile(c.project.Root, name)
	return string(content), err == nil
}
