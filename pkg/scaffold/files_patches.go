package scaffold

import (
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/internal/sorted"
)

// claims writes what production has to say about volumes.
func (t *text) claims(p page) {
	t.add(`# Sizes and classes of the volumes; ` + "`kubectl get storageclass`" + ` lists what there
# is. Without a class the cluster's default is used. Neither can be changed once
# the claim exists, except that some classes let it grow.
`)
	for i, c := range p.Claims {
		t.when(i > 0, "---\n")
		t.add(`apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: %s
spec:
  # storageClassName: fast
  resources:
    requests:
      storage: %s
`, emit.Quote(c.Name), c.Size)
	}
}

// services writes the types of Services that people reach.
func (t *text) services(p page) {
	t.add(`# What people reach from outside, on the numbers that Compose publishes. Where no
# load balancer is at hand, use NodePort.
`)
	for i, name := range p.Types {
		t.when(i > 0, "---\n")
		t.add(`apiVersion: v1
kind: Service
metadata:
  name: %s
spec:
  type: LoadBalancer
`, emit.Quote(name))
	}
}

// public writes the Services that are only for people.
func (t *text) public(p page) {
	t.add(`# What people reach from outside. The Services of the same names without -public
# serve more ports than Compose publishes, and their type would open them all.
`)
	t.objects(p.Public)
}

// autoscalers writes those that were asked for.
func (t *text) autoscalers(p page) {
	t.add(`# How many pods there are, by how busy they are. This needs the metrics server
# (kubectl top pods answers), and the requests in requests.yaml: 80 percent is of
# what is requested. What an autoscaler scales has no number in replicas.
`)
	for i, a := range p.Autoscalers {
		t.when(i > 0, "---\n")
		t.add(`apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: %[1]s
spec:
  scaleTargetRef:
    kind: Deployment
    name: %[1]s
    apiVersion: apps/v1
  minReplicas: %[2]d
  maxReplicas: %[3]d
  metrics:
  - type: Resource
    resource:
      name: cpu
      target:
        type: Utilization
        averageUtilization: 80
`, emit.Quote(a.Name), a.Pods, 3*a.Pods)
	}
}

// budgets writes those that were asked for. Pods that don't work anyway keep no node from
// being drained.
func (t *text) budgets(p page) {
	t.add("# When a node is drained, one pod after the other goes.\n")
	for i, d := range p.Budgets {
		t.when(i > 0, "---\n")
		t.add(`apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: %s
spec:
  selector:
    matchLabels:
`, emit.Quote(d.Name))
		for _, label := range sorted.Keys(d.Spec.Selector.MatchLabels) {
			t.add("      %s: %s\n", label, emit.Quote(d.Spec.Selector.MatchLabels[label]))
		}
		t.add("  maxUnavailable: 1\n  unhealthyPodEvictionPolicy: AlwaysAllow\n")
	}
}

// requests writes guesses of what containers need.
func (t *text) requests(p page) {
	t.add(`# What each container is sure to get, by which nodes are chosen. These are guesses:
# write what ` + "`kubectl top pods --containers`" + ` shows under load. What the Compose
# file says itself is not here. Nor are limits: one of memory that is guessed too low
# kills the process.
`)
	for i, r := range p.Requests {
		t.when(i > 0, "---\n")
		t.add(`apiVersion: %s
kind: %s
metadata:
  name: %s
spec:
`, r.APIVersion, r.Kind, emit.Quote(r.Name))
		indent := "      "
		if r.Nested {
			indent = "          "
			t.add(`  jobTemplate:
    spec:
      template:
        spec:
`)
		} else {
			t.add("  template:\n    spec:\n")
		}
		t.asked(indent+"initContainers:\n", indent, r.Sidecars)
		t.asked(indent+"containers:\n", indent, r.Containers)
	}
}

// asked writes what each of some containers asks for.
func (t *text) asked(field, indent string, containers []asked) {
	t.when(len(containers) > 0, field)
	for _, c := range containers {
		t.add("%s  - name: %s\n", indent, emit.Quote(c.Name))
		t.add("%s    resources:\n", indent)
		t.add("%s      requests: {%s}\n", indent, c.requests())
	}
}
