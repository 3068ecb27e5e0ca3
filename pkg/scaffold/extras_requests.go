package scaffold

import (
	"strings"

	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/composesource/composesource/pkg/emit"
)

// request is a workload with containers that ask for too little.
type request struct {
	metav1.TypeMeta
	Name                 string
	Containers, Sidecars []asked
	Nested               bool // in the jobTemplate of a CronJob
}

// asked is a container and what it gets to ask for.
type asked struct {
	Name        string
	CPU, Memory bool
}

// requests returns guesses of what the container needs.
func (a asked) requests() string {
	var guesses []string
	if a.CPU {
		guesses = append(guesses, "cpu: 100m")
	}
	if a.Memory {
		guesses = append(guesses, "memory: 128Mi")
	}
	return strings.Join(guesses, ", ")
}

// newRequest returns the containers of a workload that don't say what they need. Init
// containers are done before it runs, but for those that stay beside it.
func newRequest(o emit.Object, memory bool) (request, bool) {
	w, ok := newWorkload(o)
	_, nested := o.(*batchv1.CronJob)
	r := request{TypeMeta: w.TypeMeta, Name: w.Name, Nested: nested}
	for _, c := range w.template.Spec.Containers {
		r.Containers = append(r.Containers, missing(c, memory)...)
	}
	for _, c := range w.template.Spec.InitContainers {
		if c.RestartPolicy != nil {
			r.Sidecars = append(r.Sidecars, missing(c, memory)...)
		}
	}
	return r, ok && len(r.Containers)+len(r.Sidecars) > 0
}

// missing returns the container when it doesn't say what it needs. A limit says it
// too: the API server makes it the request.
func missing(c corev1.Container, memory bool) []asked {
	says := func(name corev1.ResourceName) bool {
		_, requested := c.Resources.Requests[name]
		_, limited := c.Resources.Limits[name]
		return requested || limited
	}
	a := asked{c.Name, !says(corev1.ResourceCPU), memory && !says(corev1.ResourceMemory)}
	if a.CPU || a.Memory {
		return []asked{a}
	}
	return nil
}
