package scaffold

import (
	"path"
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/generate"
)

// environment is what the names of an environment's files and profiles look like.
type environment struct {
	name  string
	words []string
}

// The environments that a project may have files for, in the order of their overlays.
var (
	development  = environment{"dev", []string{"dev", "develop", "development", "local", "debug", "test", "testing"}}
	environments = [...]environment{development, {"staging", []string{"staging", "stage"}}, {"prod", []string{"prod", "production"}}}
)

// Environments finds what a project has for each environment, from the names in its
// directory and what plain `docker compose up` reads. Development is that;
// production and, where it has a file, staging are the same files without the
// override file and with their own, as docker compose reads them with -f.
func Environments(names []string, up *generate.Result) []Environment {
	files := up.Project.ComposeFiles
	if path.Dir(files[0]) != "." { // COMPOSE_FILE leads elsewhere, and only there is the .env that says so
		return []Environment{{Name: "dev", plain: true}, {Name: "prod", plain: true}}
	}
	var shared []string
	for i, f := range files {
		if i == 0 || !development.owns(f) && !isOverride(f) {
			shared = append(shared, f)
		}
	}
	var all []Environment
	for _, e := range environments {
		found := Environment{Name: e.name, Files: files, plain: true}
		if e.name != development.name {
			found = Environment{Name: e.name, Files: shared, EnvFiles: e.envFiles(names, up)}
			if own := e.composeFile(names); own != "" && !slices.Contains(shared, own) {
				found.Files = append(slices.Clone(shared), own)
			}
		}
		if e.name != "staging" || len(found.Files) > len(shared) || found.EnvFiles != nil {
			all = append(all, found)
		}
	}
	return all
}

// words takes the name of a Compose file apart: compose and prod, of
// docker-compose.prod.yml; nil when it is none.
func words(file string) []string {
	ext := path.Ext(file)
	stem, ok := strings.CutPrefix(strings.TrimPrefix(strings.TrimSuffix(path.Base(file), ext), "docker-"), "compose")
	if !ok || ext != ".yml" && ext != ".yaml" {
		return nil
	}
	return append([]string{"compose"}, strings.FieldsFunc(stem, func(r rune) bool { return r == '.' || r == '-' || r == '_' })...)
}

func isOverride(file string) bool { return slices.Contains(words(file), "override") }

// owns reports whether a Compose file is for the environment, as its name says.
func (e environment) owns(file string) bool {
	parts := words(file)
	return len(parts) == 2 && slices.Contains(e.words, parts[1])
}

// composeFile returns the file for the environment: compose.prod.yaml.
func (e environment) composeFile(names []string) string {
	if i := slices.IndexFunc(names, e.owns); i >= 0 {
		return names[i]
	}
	return ""
}

// Unread returns the Compose files in a directory that are for development by their
// names, and that plain docker compose up doesn't read.
func Unread(names []string, all []Environment) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		return !development.owns(name) || slices.ContainsFunc(all, func(e Environment) bool { return slices.Contains(e.Files, name) })
	})
}

// envFiles returns the file of variables for the environment, over that for all:
// .env, .env.production. What a service reads as its own is not one.
func (e environment) envFiles(names []string, up *generate.Result) []string {
	i := slices.IndexFunc(names, func(name string) bool {
		word, ok := strings.CutPrefix(name, ".env.")
		return ok && slices.Contains(e.words, word)
	})
	if i < 0 || isOwn(up.Project.Services, names[i]) || isOwn(up.Project.DisabledServices, names[i]) {
		return nil
	}
	if slices.Contains(names, ".env") {
		return []string{".env", names[i]}
	}
	return []string{names[i]}
}

// isOwn reports whether services read a file of variables as their own.
func isOwn(services compose.Services, name string) bool {
	for _, s := range services {
		if slices.ContainsFunc(s.EnvFiles, func(f types.EnvFile) bool { return f.Path == name }) {
			return true
		}
	}
	return false
}
