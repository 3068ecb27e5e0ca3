package e2e

import (
	"strings"
	"testing"
	"time"

	"github.com/composesource/composesource/pkg/api"
)

// slowDatabase becomes healthy some seconds after its start. What it listens on
// doesn't matter: readiness is what dependents wait for.
const slowDatabase = `
  db:
    image: IMAGE
    command: sh -c "sleep 8; touch /tmp/healthy; sleep 3600"
    stop_grace_period: 1s
    healthcheck:
      test: test -f /tmp/healthy
      interval: 1s
`

func TestDependentsWaitUntilTheDatabaseIsHealthy(t *testing.T) {
	n := newNamespace(t, "healthy")
	if out, err := n.apply(`services:`+slowDatabase+`
  api:
    image: IMAGE
    command: sleep 3600
    stop_grace_period: 1s
    depends_on:
      db:
        condition: service_healthy
`, api.Spec{}); err != nil {
		t.Fatal(out)
	}
	n.until(60*time.Second, "db runs", func() bool { return n.started("db") })
	if n.started("api") {
		t.Error("api runs before db is healthy")
	}
	n.until(60*time.Second, "api runs", func() bool { return n.started("api") })
	if ready := n.kubectl("", "get", "deployment", "db", "--output", "jsonpath={.status.readyReplicas}"); ready != "1" {
		t.Errorf("api runs while db has %q ready pods", ready)
	}
}

// migration is a chain: database healthy, then migrate, then api, then worker.
func migration(command string) string {
	return `services:` + slowDatabase + `
  migrate:
    image: IMAGE
    command: sh -c "` + command + `"
    restart: "no"
    depends_on:
      db:
        condition: service_healthy
  api:
    image: IMAGE
    command: sh -c "touch /tmp/healthy; sleep 3600"
    stop_grace_period: 1s
    healthcheck:
      test: test -f /tmp/healthy
      interval: 1s
    depends_on:
      migrate:
        condition: service_completed_successfully
  worker:
    image: IMAGE
    command: sleep 3600
    stop_grace_period: 1s
    depends_on:
      api:
        condition: service_healthy
`
}

func TestAChainStartsInOrder(t *testing.T) {
	n := newNamespace(t, "chain")
	if out, err := n.apply(migration("echo migrated"), api.Spec{}); err != nil {
		t.Fatal(out)
	}
	n.until(120*time.Second, "worker runs", func() bool { return n.started("worker") })
	if !n.started("api") {
		t.Error("worker runs before api")
	}
	logs := n.kubectl("", "logs", "deployment/api", "--container", "migrate")
	if strings.TrimSpace(logs) != "migrated" {
		t.Errorf("migrate said %q", logs)
	}
}

func TestNothingStartsAfterAFailedMigration(t *testing.T) {
	n := newNamespace(t, "failed")
	if out, err := n.apply(migration("echo broken; exit 3"), api.Spec{}); err != nil {
		t.Fatal(out)
	}
	n.until(90*time.Second, "migrate fails", func() bool {
		out, _ := n.try("", "get", "pods", "--selector", "app.kubernetes.io/name=api", "--output",
			"jsonpath={.items[*].status.initContainerStatuses[?(@.name=='migrate')]}")
		return strings.Contains(out, `"exitCode":3`)
	})
	time.Sleep(3 * time.Second)
	for _, service := range []string{"api", "worker"} {
		if n.started(service) {
			t.Errorf("%s runs although migrate failed", service)
		}
	}
}
