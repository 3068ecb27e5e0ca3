package scaffold

import (
	"path"
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/generate"
)

// Environment is what the base of one overlay is made of.
type Environment struct {
	Name     string   // of the overlay
	Files    []string // Compose files, slash-separated and relative to the root
	EnvFiles []string // that interpolation reads; empty for the .env beside the first file
	Profiles []string // active ones; empty for those of COMPOSE_PROFILES
	Quiet    bool     // the profiles of COMPOSE_PROFILES are for another environment

	plain bool // docker compose up, without -f
	Decisions
	Result *generate.Result // of all this
}

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
func isOwn(services types.Services, name string) bool {
	for _, s := range services {
		if slices.ContainsFunc(s.EnvFiles, func(f types.EnvFile) bool { return f.Path == name }) {
			return true
		}
	}
	return false
}

// Settle takes the decisions of an environment one after the other, each over the
// project as those before it make it.
func (e *Environment) Settle(spec api.Spec, routes string, convert func(api.Spec) (*generate.Result, error)) error {
	run := func() (err error) {
		of := spec
		e.Apply(&of)
		e.Result, err = convert(of)
		return err
	}
	if err := run(); err != nil {
		return err
	}
	if e.activate() {
		if err := run(); err != nil {
			return err
		}
	}
	if e.Decisions = Decide(e.Result, routes); e.Routes == "" && len(e.Left) == 0 {
		return nil
	}
	return run()
}

// activate decides about the profiles once the project was read without a decision:
// those for development are not for others, and one that is named after the
// environment is its own. It reports whether that changes anything.
func (e *Environment) activate() bool {
	if e.plain {
		return false
	}
	active, declared := e.Result.Project.Profiles, declaredProfiles(e.Result.Project.AllServices())
	want := slices.Clone(active)
	if slices.Contains(active, "*") {
		want = slices.Clone(declared)
	}
	want = slices.DeleteFunc(want, func(p string) bool { return slices.Contains(development.words, p) })
	for _, env := range environments {
		for _, p := range declared {
			if env.name == e.Name && slices.Contains(env.words, p) && !slices.Contains(want, p) {
				want = append(want, p)
			}
		}
	}
	if slices.Equal(want, active) {
		return false
	}
	e.Profiles, e.Quiet = want, len(want) == 0
	return true
}

// declaredProfiles returns the profiles that services name, sorted.
func declaredProfiles(services types.Services) []string {
	names := map[string]bool{}
	for _, s := range services {
		for _, p := range s.Profiles {
			names[p] = true
		}
	}
	return sortedKeys(names)
}

// Apply writes what the base is made of into a configuration.
func (e *Environment) Apply(spec *api.Spec) {
	spec.Files, spec.EnvFiles, spec.Profiles, spec.Env = e.Files, e.EnvFiles, e.Profiles, nil
	if e.Quiet {
		spec.Env = map[string]string{"COMPOSE_PROFILES": ""}
	}
	e.Decisions.Apply(spec)
}

// same reports whether two environments are made of the same.
func (e *Environment) same(o *Environment) bool {
	return slices.Equal(e.Files, o.Files) && slices.Equal(e.EnvFiles, o.EnvFiles) && slices.Equal(e.Profiles, o.Profiles) && e.Quiet == o.Quiet
}

// Command returns the command of docker compose that runs the same.
func (e *Environment) Command() string {
	if e.plain {
		return "docker compose up"
	}
	var b strings.Builder
	if e.Quiet || len(e.Profiles) > 0 {
		b.WriteString("COMPOSE_PROFILES=" + strings.Join(e.Profiles, ",") + " ")
	}
	b.WriteString("docker compose")
	for _, f := range e.Files {
		b.WriteString(" -f " + f)
	}
	for _, f := range e.EnvFiles {
		b.WriteString(" --env-file " + f)
	}
	return b.String() + " up"
}
