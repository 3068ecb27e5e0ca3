package scaffold

import (
	"strings"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/emit"
)

// namespace writes the namespace of an overlay.
func (t *text) namespace(p page) {
	t.add(`apiVersion: v1
kind: Namespace
metadata:
  name: %s
`, emit.Quote(p.Namespace))
	if p.Overlay != development.name {
		t.environment(p)
	}
	level := "baseline"
	t.add("  labels:\n")
	if len(p.Refused) > 0 {
		level = "privileged"
		t.add("    # The other levels refuse\n")
	}
	for _, what := range p.Refused {
		t.add("    # - %s\n", comment(what))
	}
	t.add("    pod-security.kubernetes.io/enforce: %s\n", level)
}

// environment writes the annotations by which a build knows what it is for.
func (t *text) environment(p page) {
	t.add(`  annotations:
    # composesource build reports values that are for development`)
	if len(p.Secrets) > 0 {
		elsewhere := make([]string, len(p.Secrets))
		for i, s := range p.Secrets {
			elsewhere[i] = "Secret/" + s.Name
		}
		t.add(`, and Secrets that
    # nobody makes: the cluster holds the ones in this list.
    composesource.dev/elsewhere: %s
`, strings.Join(elsewhere, ", "))
	} else {
		t.add(".\n")
	}
	name := p.Overlay
	if name == "prod" {
		name = "production"
	}
	t.add("    composesource.dev/environment: %s\n", name)
}

// development writes the kustomization of the overlay for development.
func (t *text) development(p page) {
	t.overlay(p)
	t.when(len(p.Replicas) > 0, "replicas:\n")
	for _, r := range p.Replicas {
		t.add("  - {name: %s, count: %d}\n", emit.Quote(r.Name), r.Dev)
	}
	t.when(len(p.Local)+len(p.Doors) > 0, "patches:\n")
	t.when(len(p.Local) > 0, `  # These images are built here (docker compose build) and loaded into the cluster
  # (kind load docker-image, or docker save | k3s ctr images import -), so no
  # registry has them to pull.
`)
	for _, l := range p.Local {
		t.add(`  - target: {kind: %[2]s, name: %[3]s}
    patch: |
      apiVersion: %[1]s
      kind: %[2]s
      metadata: {name: %[3]s}
      %[4]s
`, l.APIVersion, l.Kind, emit.Quote(l.Name), l.Pull())
	}
	t.doors(p, `  # The hosts at which people come in, those of Compose below dev; test makes the
  # build fail when the project has another host at that place.
`)
}

// overlay begins the kustomization of an overlay.
func (t *text) overlay(p page) {
	t.add(kustomization+`namespace: %s
resources:
  - namespace.yaml
  - %s
`, emit.Quote(p.Namespace), emit.Quote(p.Base))
}

// doors writes the patches of routes, below what there is to say about them.
func (t *text) doors(p page, about string) {
	if len(p.Doors) == 0 {
		return
	}
	t.add("%s", about)
	for _, d := range p.Doors {
		if len(d.Hosts) > 0 {
			t.add("  - target: {kind: %s, name: %s}\n    patch: |\n", d.Kind, emit.Quote(d.Name))
		}
		for _, h := range d.Hosts {
			t.add("      - {op: test, path: %s, value: %s}\n", h.Path, emit.Quote(h.Host))
			t.add("      - {op: replace, path: %s, value: %s}\n", h.Path, emit.Quote(h.In(p.Overlay)))
		}
	}
	if p.Routes == api.RoutesHTTPRoute {
		t.add(`  # The Gateway that leads here; kubectl get gateways --all-namespaces lists them.
  - target: {kind: HTTPRoute}
    patch: |
      - {op: test, path: /spec/parentRefs/0/name, value: default}
      - {op: replace, path: /spec/parentRefs/0/name, value: default}
      # - {op: add, path: /spec/parentRefs/0/namespace, value: traefik}
`)
		return
	}
	t.add(`  # The controller that leads here, where the cluster has several or no default;
  # kubectl get ingressclasses lists them.
  # - target: {kind: Ingress}
  #   patch: |
  #     - {op: add, path: /spec/ingressClassName, value: traefik}
`)
}
