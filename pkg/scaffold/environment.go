package scaffold

import (
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/generate"
	"github.com/composesource/composesource/pkg/internal/sorted"
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
	active, declared := e.Result.Project.Profiles, declaredProfiles(e.Result.Project)
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
func declaredProfiles(p *compose.Project) []string {
	names := map[string]bool{}
	for _, services := range []compose.Services{p.Services, p.DisabledServices} {
		for _, s := range services {
			for _, profile := range s.Profiles {
				names[profile] = true
			}
		}
	}
	return sorted.Keys(names)
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
