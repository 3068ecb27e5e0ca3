package e2e

import (
	"strings"
	"testing"
	"time"

	"github.com/composesource/composesource/pkg/api"
)

const first = `services:
  web:
    image: IMAGE
    command: sleep 3600
    stop_grace_period: 1s
    environment:
      GREETING: hello
    ports: ["8080:80"]
  quiet:
    image: IMAGE
    command: sleep 3600
    stop_grace_period: 1s
`

// TestChangesApply applies a base, changes it, and applies it again, as every
// later day of a project does. What can't be changed in place is listed with
// the words of the API server, and stands in the guide on upgrading.
func TestChangesApply(t *testing.T) {
	for _, c := range []struct {
		name, from, to string
		spec           api.Spec
		refused        string // what the API server says to it; empty when it applies
	}{
		{name: "port", from: `ports: ["8080:80"]`, to: `ports: ["8080:80", "9090:90"]`},
		{name: "protocol", from: `ports: ["8080:80"]`, to: `ports: ["8080:80", "8080:80/udp"]`},
		{name: "volume", from: `    ports:`, to: "    volumes: [data:/data]\n    ports:"},
		{name: "env", from: `hello`, to: `goodbye`},
		{name: "image", from: "image: IMAGE", to: "image: docker.io/library/IMAGE"}, // the same one by its other name
		{name: "command", from: `command: sleep 3600`, to: `command: sleep 1800`},
		{name: "kind", spec: api.Spec{Services: map[string]api.Service{"web": {Kind: "StatefulSet"}}}},
		{name: "first-port", from: "  quiet:\n", to: "  quiet:\n    ports: [\"80\"]\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := newNamespace(t, "change-"+c.name)
			if out, err := n.apply(first, api.Spec{}); err != nil {
				t.Fatal(out)
			}
			n.until(60*time.Second, "web runs", func() bool { return n.started("web") })
			second := strings.Replace(first, c.from, c.to, 1)
			if c.name == "volume" {
				second += "volumes:\n  data:\n"
			}
			out, err := n.apply(second, c.spec)
			switch {
			case c.refused == "" && err != nil:
				t.Errorf("does not apply:\n%s", out)
			case c.refused != "" && (err == nil || !strings.Contains(out, c.refused)):
				t.Errorf("want %q, got\n%s", c.refused, out)
			case err == nil:
				n.kubectl("", "wait", "--for=condition=Ready", "pods", "--all", "--timeout=60s")
			}
		})
	}
}
