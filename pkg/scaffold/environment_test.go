package scaffold

import (
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/generate"
)

// What a project has for an environment is found by name, and what is for another
// one is left out.
func TestEnvironments(t *testing.T) {
	const web = "services: {web: {image: x}}"
	for _, test := range []struct {
		why   string
		files map[string]string
		want  string // commands, of dev first
		bases int
	}{
		{"nothing differs", map[string]string{"compose.yaml": web}, "[docker compose up|docker compose -f compose.yaml up]", 1},
		{"an override file is for development", map[string]string{"compose.yaml": web, "compose.override.yaml": web},
			"[docker compose up|docker compose -f compose.yaml up]", 2},
		{"the file of production comes over the others", map[string]string{"docker-compose.yml": web, "docker-compose.prod.yml": web},
			"[docker compose up|docker compose -f docker-compose.yml -f docker-compose.prod.yml up]", 2},
		{"a dash will do", map[string]string{"compose.yaml": web, "compose-production.yml": web},
			"[docker compose up|docker compose -f compose.yaml -f compose-production.yml up]", 2},
		{"staging is there when it has a file", map[string]string{"compose.yaml": web, "compose.staging.yaml": web},
			"[docker compose up|docker compose -f compose.yaml -f compose.staging.yaml up|docker compose -f compose.yaml up]", 2},
		{"variables come over those for all", map[string]string{"compose.yaml": web, ".env": "", ".env.production": ""},
			"[docker compose up|docker compose -f compose.yaml --env-file .env --env-file .env.production up]", 2},
		{"what a service reads is its own", map[string]string{"compose.yaml": "services: {web: {image: x, env_file: .env.production}}", ".env.production": ""},
			"[docker compose up|docker compose -f compose.yaml up]", 1},
		{"profiles for development are dropped", map[string]string{"compose.yaml": web, ".env": "COMPOSE_PROFILES=dev,search"},
			"[docker compose up|COMPOSE_PROFILES=search docker compose -f compose.yaml up]", 2},
		{"also the only one", map[string]string{"compose.yaml": web, ".env": "COMPOSE_PROFILES=debug"},
			"[docker compose up|COMPOSE_PROFILES= docker compose -f compose.yaml up]", 2},
		{"also of all", map[string]string{"compose.yaml": "services: {web: {image: x}, a: {image: x, profiles: [dev]}, b: {image: x, profiles: [b]}}", ".env": "COMPOSE_PROFILES=*"},
			"[docker compose up|COMPOSE_PROFILES=b docker compose -f compose.yaml up]", 2},
		{"one named prod is production's", map[string]string{"compose.yaml": "services: {web: {image: x}, a: {image: x, profiles: [prod]}}"},
			"[docker compose up|COMPOSE_PROFILES=prod docker compose -f compose.yaml up]", 2},
		{"COMPOSE_FILE is plain docker compose up", map[string]string{"compose.yaml": web, "compose.dev.yaml": web, ".env": "COMPOSE_FILE=compose.yaml:compose.dev.yaml"},
			"[docker compose up|docker compose -f compose.yaml up]", 2},
		{"a file of another directory is left alone", map[string]string{"a/compose.yaml": web, ".env": "COMPOSE_FILE=a/compose.yaml"},
			"[docker compose up|docker compose up]", 1},
	} {
		project := fstest.MapFS{}
		for name, text := range test.files {
			project[name] = &fstest.MapFile{Data: []byte(text)}
		}
		all := environmentsOf(t, project, "None")
		got := "["
		for i := range all {
			if i > 0 {
				got += "|"
			}
			got += all[i].Command()
		}
		got += "]"
		bases := len(Layout{Base: "base"}.Bases(all))
		if got != test.want || bases != test.bases {
			t.Errorf("%s:\ngot  %s, %d bases\nwant %s, %d", test.why, got, bases, test.want, test.bases)
		}
	}
}

func TestUnread(t *testing.T) {
	all := []Environment{{Files: []string{"compose.yaml", "compose.dev.yaml"}}}
	names := []string{"compose.yaml", "compose.dev.yaml", "docker-compose.test.yml", "compose.extra.yaml", "test.yaml"}
	if got := fmt.Sprint(Unread(names, all)); got != "[docker-compose.test.yml]" {
		t.Error(got)
	}
}

// environmentsOf settles the environments of a project.
func environmentsOf(t *testing.T, project fstest.MapFS, routes string) []Environment {
	t.Helper()
	entries, err := project.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	all := Environments(names, converted(t, project, api.Spec{}))
	for i := range all {
		if err := all[i].Settle(api.Spec{}, routes, func(spec api.Spec) (*generate.Result, error) { return converted(t, project, spec), nil }); err != nil {
			t.Fatal(err)
		}
	}
	return all
}
