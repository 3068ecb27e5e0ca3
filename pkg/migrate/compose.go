package migrate

import (
	"path"
	"strings"
)

// Compose is the project as `docker compose` knows it in the working directory.
type Compose struct {
	Project  string   // its name
	Files    []string // with which it is told; empty: those that it finds
	EnvFiles []string // files of variables; empty: .env
	Profiles []string // active ones
	Dir      string   // of the project, slash-separated and relative to the working directory; "." when empty
}

// Command returns the words of `docker compose` for the project.
func (c Compose) Command() []string {
	words := []string{"docker", "compose", "--project-name", c.Project}
	for _, file := range c.Files {
		words = append(words, "--file", path.Join(c.Dir, file))
	}
	if len(c.Files) == 0 && path.Clean(c.Dir) != "." {
		words = append(words, "--project-directory", c.Dir)
	}
	for _, file := range c.EnvFiles {
		words = append(words, "--env-file", path.Join(c.Dir, file))
	}
	for _, profile := range c.Profiles {
		words = append(words, "--profile", profile)
	}
	return words
}

// at returns a directory of the project as the script finds it: absolute and
// below ~ as it is written.
func (c Compose) at(dir string) string {
	if strings.HasPrefix(dir, "/") || strings.HasPrefix(dir, "~") {
		return dir
	}
	return "./" + path.Join(c.Dir, dir)
}

// directory is what people call a directory of the project.
func directory(dir string) string {
	if strings.HasPrefix(dir, "/") || strings.HasPrefix(dir, "~") {
		return dir
	}
	return "./" + path.Clean(dir)
}
