package scaffold

import (
	"strings"

	"github.com/composesource/composesource/pkg/emit"
)

// production writes the kustomization of an overlay that is run for people.
func (t *text) production(p page) {
	t.overlay(p)
	t.when(len(p.Public) > 0, "  - public.yaml\n")
	t.when(len(p.Autoscalers) > 0, "  - autoscalers.yaml\n")
	t.when(len(p.Budgets) > 0, "  - budgets.yaml\n")
	t.without(p)
	t.images(p)
	t.settings(p)
	unscaled := p.Unscaled(p.Replicas)
	t.when(len(unscaled) > 0, "replicas:\n")
	for _, r := range unscaled {
		t.add("  - {name: %s, count: %d}\n", emit.Quote(r.Name), r.Prod)
	}
	t.add("patches:\n")
	t.when(len(p.Claims) > 0, "  - path: claims.yaml\n")
	t.when(len(p.Requests) > 0, "  - path: requests.yaml\n")
	if len(p.Fixed) > 0 {
		t.add(`  # The autoscaler sets the number of pods, and an apply must not set it back.
  - target: {kind: Deployment, name: %s}
    patch: |
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: every
      spec:
        replicas: null
`, emit.Quote(strings.Join(p.Fixed, "|")))
	}
	t.when(len(p.Types) > 0, "  - path: services.yaml\n")
	t.doors(p, `  # The hosts at which people come in; test makes the build fail when the project has
  # another host at that place.
`)
	t.certificates(p)
	t.secrets(p)
}

// without writes what has no autoscaler, and what is not reached from outside.
func (t *text) without(p page) {
	t.when(len(p.Alone) > 0, `# These have no autoscaler, nor a budget, which would keep the node of a single pod
# from being drained.
`)
	for _, a := range p.Alone {
		t.add("#   %s (%s)\n", a.Name, comment(a.Why))
	}
	t.when(len(p.Inside) > 0, `# Compose publishes these too, but here they stay inside, for the services that
# need them; `+"`kubectl port-forward`"+` reaches them for a look.
`)
	for _, i := range p.Inside {
		t.add("#   %s (%s)\n", i.Name, i.Why)
	}
}

// images writes the names of what the project builds.
func (t *text) images(p page) {
	t.when(len(p.Images) > 0, `# Where you push what the project builds. A tag that never moves makes a rollout
# of every release, and a way back.
images:
`)
	for _, i := range p.Images {
		t.add("  - {name: %s, ", emit.Quote(i.Name))
		if i.New != "" {
			t.add("newName: %s, ", emit.Quote("registry.example.com/"+i.New))
		}
		t.add("newTag: \"1.0.0\"}\n")
	}
}

// settings writes the values that look like those of development.
func (t *text) settings(p page) {
	if len(p.Development) == 0 {
		return
	}
	t.add(`# These look like values of development. Say those of %s and take the # away;
# a build finds the ones that are as in development.
# configMapGenerator:
`, p.Overlay)
	for _, d := range p.Development {
		t.add(`#   - name: %s
#     behavior: merge
#     literals:
`, emit.Quote(d.Name))
		for _, s := range d.Settings {
			t.add("#       - %s # %s\n", emit.Quote(s.Key+"="+s.Instead), s.Why)
		}
	}
}

// certificates asks for those of routes that want one.
func (t *text) certificates(p page) {
	t.when(p.Secure(), `  # cert-manager makes the certificates, when there is an issuer of that name. Without
  # one the controller answers with a certificate of its own.
`)
	for _, d := range p.Doors {
		if d.TLS {
			t.add(`  - target: {kind: %s, name: %s}
    patch: |
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata:
        name: every
        annotations:
          cert-manager.io/cluster-issuer: letsencrypt
`, d.Kind, emit.Quote(d.Name))
		}
	}
}

// secrets takes the Secrets of the project out.
func (t *text) secrets(p page) {
	t.add(`  # The secret values of the Compose project are for development: this takes them
  # out, now and when more are added, and the pods use Secrets of the same names
  # that the cluster holds.
`)
	t.when(len(p.Secrets) > 0, `  # Make them before the first apply, from files that are not in Git:
  #   kubectl apply --server-side -f namespace.yaml
`)
	for _, s := range p.Secrets {
		t.add("  #   %s\n", comment("kubectl -n "+p.Namespace+" create secret generic "+s.Name+" "+s.From()))
	}
	t.add(`  # To keep values in files instead, remove this patch and add a secretGenerator
  # with behavior: merge.
  - target: {kind: Secret, labelSelector: app.kubernetes.io/managed-by=composesource}
    patch: |
      apiVersion: v1
      kind: Secret
      metadata:
        name: every
      $patch: delete
`)
}
