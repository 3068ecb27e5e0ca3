package examples

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/composesource/composesource/pkg/internal/apiserver"
)

// small is a project before a change: a service with a port, one without, and a
// volume.
const small = `name: app
services:
  web:
    image: web:1
    environment: {MODE: slow}
    ports: ["8080:80"]
    volumes: [data:/data]
  quiet:
    image: quiet:1
volumes:
  data:
`

const migrate = `  migrate:
    image: web:1
    command: migrate
    deploy: {mode: replicated-job}
`

// changes are the rows of the guide's tables.
var changes = []struct {
	name          string
	before, after string // replaced in small: this by that
	claim, patch  string // what an overlay's patch says about the claim, before and after
	refused       string // a part of what the API server says, empty when it takes the change
}{
	{name: "image", before: "web:1", after: "web:2"},
	{name: "variable", before: "slow", after: "fast"},
	{name: "port", before: `["8080:80"]`, after: `["8081:80", "9090:90/udp"]`},
	{name: "first volume", before: "    image: quiet:1\n", after: "    image: quiet:1\n    volumes: [more:/more, data:/data]\n"},
	{name: "wait", before: "    image: quiet:1\n", after: "    image: quiet:1\n    depends_on: [web]\n"},
	{name: "scale", before: "    image: web:1\n", after: "    image: web:1\n    scale: 3\n"},
	{name: "renamed service", before: "  quiet:\n", after: "  silent:\n"},

	{name: "project name", before: "name: app", after: "name: other", refused: "Deployment/web: spec.selector: Invalid value"},
	{name: "no port left", before: `    ports: ["8080:80"]` + "\n", after: "", refused: "Service/web: spec.clusterIPs[0]: Invalid value"},
	{name: "job", before: "command: migrate", after: "command: migrate --all", refused: "Job/migrate: spec.template: Invalid value"},
	{name: "image of a job", before: "web:1", after: "web:2", refused: "Job/migrate: spec.template: Invalid value"},
	{name: "access mode", patch: "accessModes: [ReadWriteMany]", refused: "PersistentVolumeClaim/data: spec: Forbidden"},
	{name: "first port", before: "image: quiet:1", after: "image: quiet:1\n    ports: [\"90:90\"]", refused: "Service/quiet: spec.clusterIP: stays None"},
	{name: "storage class", claim: "storageClassName: one", patch: "storageClassName: other", refused: "PersistentVolumeClaim/data: spec: Forbidden"},
	{name: "smaller", patch: "resources: {requests: {storage: 1Gi}}", refused: "PersistentVolumeClaim/data: spec"},
}

// TestUpgrading proves the table of the guide on upgrading: what the API server
// refuses after a change, and what it takes.
func TestUpgrading(t *testing.T) {
	for _, c := range changes {
		t.Run(c.name, func(t *testing.T) {
			project := small
			if strings.Contains(c.name, "job") {
				project = strings.Replace(small, "volumes:\n  data:\n", migrate+"volumes:\n  data:\n", 1)
			}
			changed := strings.Replace(project, c.before, c.after, -1)
			if strings.Contains(c.after, "more:") {
				changed += "  more:\n"
			}
			if changed == project && c.patch == "" {
				t.Fatal("nothing was changed")
			}
			problems := strings.Join(apiserver.Update(t, overlay(t, project, c.claim), overlay(t, changed, c.patch)), "\n")
			if c.refused == "" && problems != "" || !strings.Contains(problems, c.refused) {
				t.Errorf("the API server says %q, want %q", problems, c.refused)
			}
		})
	}
}

// TestKindChangeLeavesTheOldWorkload shows why it must be deleted: the new kind is
// another object.
func TestKindChangeLeavesTheOldWorkload(t *testing.T) {
	dir := project(t, small)
	before := built(t, dir)
	write(t, filepath.Join(dir, "composesource.yaml"), configuration+"spec: {services: {web: {kind: StatefulSet}}}\n")
	after := built(t, dir)
	if problems := apiserver.Update(t, before, after); len(problems) > 0 {
		t.Errorf("the API server refuses it: %q", problems)
	}
	if find(objects(t, after), "Deployment/web") != nil || find(objects(t, after), "StatefulSet/web") == nil {
		t.Error("the workload did not change its kind")
	}
}

const configuration = `apiVersion: composesource.dev/v1alpha1
kind: ComposeSource
metadata: {name: app}
`

// overlay builds a project, and patches the spec of its claim.
func overlay(t *testing.T, compose, patch string) []byte {
	t.Helper()
	dir := project(t, compose)
	if patch != "" {
		write(t, filepath.Join(dir, "claim.yaml"),
			"apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\nspec: {"+patch+"}\n")
		write(t, filepath.Join(dir, "kustomization.yaml"), "generators: [composesource.yaml]\npatches: [{path: claim.yaml}]\n")
	}
	return built(t, dir)
}

// project writes a base.
func project(t *testing.T, compose string) string {
	t.Helper()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "compose.yaml"), compose)
	write(t, filepath.Join(dir, "composesource.yaml"), configuration)
	write(t, filepath.Join(dir, "kustomization.yaml"), "generators: [composesource.yaml]\n")
	return dir
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
