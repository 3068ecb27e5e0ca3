package dockerfile

import (
	"path"
	"slices"
	"strings"
)

// Puts reports whether a copy puts all of a directory of the context at a target.
func (c Copy) Puts(below, target string) bool {
	if isPattern, _ := path.Match(c.From, below); isPattern {
		return c.To == target
	}
	rest, ok := strings.CutPrefix(below, c.From+"/")
	if c.From == "." {
		rest, ok = below, true
	}
	return ok && path.Join(c.To, rest) == target
}

// PutsPart reports whether a copy puts a part of the context where it is when all of
// it is mounted at a target. What only says which packages to fetch is no part of
// the sources.
func (c Copy) PutsPart(target string) bool {
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

// Ignores reports whether .dockerignore keeps a directory out of the context: the
// last line that is about it, or about one that holds it, decides.
func Ignores(lines []string, below string) bool {
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

// IgnoreLines returns the first lines of a .dockerignore that say something.
func IgnoreLines(text string) []string {
	const most = 100
	var lines []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") && len(lines) < most {
			lines = append(lines, line)
		}
	}
	return lines
}
