package convert_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/internal/apiserver"
)

// TestMatrix validates every kind of workload with every combination of what
// differs between them. What is refused says why, and is no part of it.
func TestMatrix(t *testing.T) {
	manifests := map[string][]byte{}
	for _, kind := range []string{"Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob"} {
		for _, c := range combinations(
			[]string{"", "restart: always", `restart: "no"`, "restart: on-failure:2"},
			[]string{"", "scale: 0", "scale: 3"},
			[]string{"", "volumes: [\"data:/data\"]"},
			[]string{"", `healthcheck: {test: ["CMD", "a"], interval: 5s}`},
			[]string{"", "depends_on: {db: {condition: service_healthy}}", "depends_on: {one: {condition: service_completed_successfully}}"},
		) {
			name := kind + ": " + strings.Join(c, "; ")
			objects, said := convertFS(t, fstest.MapFS{"compose.yaml": {Data: []byte(matrixProject(c))}},
				api.Spec{Services: map[string]api.Service{"web": {Kind: kind}}})
			if objects == "" {
				t.Fatalf("%s was refused:\n%s", name, said)
			}
			manifests[name] = []byte(objects)
		}
	}
	apiserver.Check(t, manifests)
}

func matrixProject(attributes []string) string {
	return fmt.Sprintf(`
services:
  web:
    image: web:1
    user: "1000"
    %s
  db:
    image: postgres:16
    healthcheck: {test: ["CMD", "a"]}
  one:
    image: one:1
    volumes: ["data:/data"]
    depends_on: {db: {condition: service_healthy}}
volumes: {data: {}}
`, strings.Join(attributes, "\n    "))
}

// combinations returns every choice of one entry from each list.
func combinations(lists ...[]string) [][]string {
	all := [][]string{nil}
	for _, list := range lists {
		var longer [][]string
		for _, chosen := range all {
			for _, entry := range list {
				longer = append(longer, append(append([]string{}, chosen...), entry))
			}
		}
		all = longer
	}
	return all
}
