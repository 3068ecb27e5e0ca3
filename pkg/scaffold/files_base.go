package scaffold

import (
	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/emit"
)

// kustomization begins every kustomization.yaml.
const kustomization = `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
`

// composeSource writes the configuration of the generator.
func (t *text) composeSource(p page) {
	t.add(`apiVersion: composesource.dev/v1alpha1
kind: ComposeSource
metadata:
  name: %[1]s
  annotations:
    composesource.dev/guard: %[1]s # see the patch in kustomization.yaml
    config.kubernetes.io/function: |
      container:
        image: %[2]s
`, emit.Quote(p.Namespace), emit.Quote(p.Image))
	t.when(!p.Embeds, `        mounts:
          - {type: bind, src: ., dst: /work}
`)
	t.add("spec:\n")
	if len(p.Files) > 0 {
		t.add("  # As `%s` reads them.\n", comment(p.Command()))
	}
	t.list("  files:\n", p.Files)
	t.list("  envFiles:\n", p.EnvFiles)
	t.list("  profiles:\n", p.Profiles)
	t.when(p.Quiet, `  # The profiles of COMPOSE_PROFILES are for development.
  env: {COMPOSE_PROFILES: ""}
`)
	t.add(`  # Part of every selector: with another name the workloads are made anew.
  projectName: %s
`, emit.Quote(p.Project))
	t.decisions(p)
}

// decisions writes what was decided about the project.
func (t *text) decisions(p page) {
	if p.Routes != "" {
		t.add(`  # One %[1]s for each router that labels or variables describe. Overlays say at
  # which host.
  routes: %[1]s
`, p.Routes)
	}
	t.when(len(p.Left) > 0, "  services:\n")
	for _, h := range p.Left {
		t.add("    # %s: nodes of a cluster run none.\n", comment(h.Does))
		t.add("    %s: {kind: None}\n", emit.Quote(h.Service))
	}
	t.when(len(p.Unfilled) > 0, `  # Copied out of the image that brings it while the volume is empty, as Docker
  # does; the image needs sh and cp. Write false where the program fills it itself.
  volumes:
`)
	for _, volume := range p.Unfilled {
		t.add("    %s: {populate: true}\n", emit.Quote(volume))
	}
}

// base writes the kustomization of a base that has a generator.
func (t *text) base(p page) {
	t.add(kustomization + `generators:
  - composesource.yaml
`)
	t.when(p.Routes == api.RoutesHTTPRoute, `# Where routes name Services, for overlays with a namePrefix or nameSuffix.
configurations:
  - names.yaml
`)
	t.add(`patches:
  # Kustomize skips a generator that it may not run, and says nothing. This patch
  # changes nothing, but without the generator it has nothing to patch and fails.
  - patch: |
      apiVersion: composesource.dev/v1alpha1
      kind: Guard
      metadata:
        name: %s
`, emit.Quote(p.Namespace))
}

// resources writes the kustomization of a base that holds what was generated.
func (t *text) resources(p page) {
	t.add(kustomization + "resources:\n")
	for _, r := range p.Resources {
		t.add("  - %s\n", emit.Quote(r))
	}
}

// names writes where routes of the Gateway API name Services.
func (t *text) names(page) {
	t.add(`# Kustomize knows the references of Kubernetes' own kinds only.
nameReference:
  - kind: Service
    version: v1
    fieldSpecs:
      - group: gateway.networking.k8s.io
        kind: HTTPRoute
        path: spec/rules/backendRefs/name
      - group: gateway.networking.k8s.io
        kind: HTTPRoute
        path: spec/rules/filters/requestMirror/backendRef/name
`)
}
