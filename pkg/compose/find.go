package compose

import (
	"cmp"
	"path"
	"strings"

	"github.com/compose-spec/compose-go/v2/consts"

	"github.com/composesource/composesource/pkg/report"
)

// The names that docker compose looks for, in its order
// (compose-go's cli.DefaultFileNames and cli.DefaultOverrideFileNames).
var (
	fileNames     = [...]string{"compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"}
	overrideNames = [...]string{"compose.override.yml", "compose.override.yaml", "docker-compose.override.yml", "docker-compose.override.yaml"}
)

// find returns the Compose files of the project: the given ones, those that
// COMPOSE_FILE names, or the first of the default names with the first of the
// names for an override. It reads the variables of the project on the way.
func (l *loader) find() []string {
	if len(l.options.Files) > 0 {
		files := l.named("spec.files", "", l.options.Files)
		if len(files) > 0 {
			l.projectVars = l.variables(path.Dir(files[0]))
		}
		return files
	}
	dir := path.Join(".", l.options.Dir)
	l.projectVars = l.variables(dir)
	if list := l.projectVars[consts.ComposeFilePath]; list != "" {
		separator := cmp.Or(l.projectVars[consts.ComposePathSeparator], ":")
		return l.named(consts.ComposeFilePath, dir, strings.Split(list, separator))
	}
	main := l.first(dir, fileNames[:])
	if main == "" {
		l.Add(report.NoComposeFile, report.Position{}, "", dir, strings.Join(fileNames[:], ", "), cmp.Or(l.options.Missing, "name another in spec.files"))
		return nil
	}
	files := []string{main}
	if override := l.first(dir, overrideNames[:]); override != "" {
		files = append(files, override)
	}
	return files
}

// named returns files that a setting names, as paths from the root.
func (l *loader) named(what, dir string, texts []string) []string {
	var files []string
	for _, text := range texts {
		if name, ok := l.locate(reference{what: what, field: "spec.files", text: text, dir: dir}); ok {
			files = append(files, name)
		}
	}
	return files
}

// first returns the first of names that is in dir; "" when none is. docker
// compose warns when there are several.
func (l *loader) first(dir string, names []string) string {
	var found []string
	for _, name := range names {
		if name := path.Join(dir, name); l.present(name) {
			found = append(found, name)
		}
	}
	if len(found) == 0 {
		return ""
	}
	if len(found) > 1 {
		l.Add(report.SeveralComposeFiles, report.Position{}, "", strings.Join(found, ", "), found[0])
	}
	return found[0]
}
