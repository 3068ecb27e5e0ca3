package scaffold

import (
	"fmt"
	"slices"
	"strings"

	appsv1 "k8s.io/api/apps/v1"

	"github.com/composesource/composesource/pkg/emit"
)

// Extras are what overlays hold on request, but for that of development: what Compose
// has no words for, and what not every cluster or team wants.
type Extras struct {
	Autoscalers bool // a HorizontalPodAutoscaler for what can have several pods
	Budgets     bool // a PodDisruptionBudget for what has several pods
	Requests    bool // resource requests for what has none
}

// The words that ask for them.
const (
	withAutoscalers = "hpa"
	withBudgets     = "pdb"
	withRequests    = "limits"
)

// ExtrasWords returns the words that ParseExtras takes.
func ExtrasWords() []string { return []string{withAutoscalers, withBudgets, withRequests} }

// ParseExtras reads words such as hpa.
func ParseExtras(words []string) (Extras, error) {
	for _, word := range words {
		if !slices.Contains(ExtrasWords(), word) {
			return Extras{}, fmt.Errorf("--with %s is none of %s", word, strings.Join(ExtrasWords(), ", "))
		}
	}
	return Extras{
		Autoscalers: slices.Contains(words, withAutoscalers),
		Budgets:     slices.Contains(words, withBudgets),
		Requests:    slices.Contains(words, withRequests),
	}, nil
}

// extras are the files that are asked for, and what is not in them.
type extras struct {
	Autoscalers []autoscaler
	Budgets     []*appsv1.Deployment // whose pods have one
	Requests    []request
	Fixed       []string // workloads with a number of pods that an autoscaler takes over
	Alone       []inside // what has one pod, and why
}

// autoscaler adds pods to a Deployment that is busy.
type autoscaler struct {
	Name string
	Pods int // that there are at least
}

// files returns the files of an overlay.
func (e *extras) files() []file {
	var files []file
	if len(e.Autoscalers) > 0 {
		files = append(files, file{"autoscalers.yaml", (*text).autoscalers})
	}
	if len(e.Budgets) > 0 {
		files = append(files, file{"budgets.yaml", (*text).budgets})
	}
	if len(e.Requests) > 0 {
		files = append(files, file{"requests.yaml", (*text).requests})
	}
	return files
}

// Unscaled returns those numbers of pods that no autoscaler sets.
func (e *extras) Unscaled(all []replicas) []replicas {
	return slices.DeleteFunc(slices.Clone(all), func(r replicas) bool { return e.Scaled(r.Name) })
}

// Scaled reports whether an autoscaler sets the number of pods of a Deployment.
func (e *extras) Scaled(name string) bool {
	return slices.ContainsFunc(e.Autoscalers, func(a autoscaler) bool { return a.Name == name })
}

// extras decides what can have what is asked for.
func (a *app) extras(o Extras, of *Environment) *extras {
	e, result := &extras{}, of.Result
	if o == (Extras{}) || of.Name == development.name {
		return e
	}
	modes, services, prod := claimModes(result.Objects), byObject(result.Project.Services), map[string]int{}
	for _, r := range a.Replicas {
		prod[r.Name] = r.Prod
	}
	for _, object := range emit.InOrder(result.Objects) {
		d, ok := object.(*appsv1.Deployment)
		if ok && (o.Autoscalers || o.Budgets) {
			pods, why := several(d, services[d.Name], prod[d.Name], modes)
			switch {
			case why != "":
				e.Alone = append(e.Alone, inside{d.Name, why})
			default:
				e.multiply(o, d, pods)
			}
		}
		if s, ok := object.(*appsv1.StatefulSet); ok && (o.Autoscalers || o.Budgets) {
			e.Alone = append(e.Alone, inside{s.Name, "each pod of a StatefulSet keeps data of its own"})
		}
		if !o.Requests && (!ok || !e.Scaled(d.Name)) { // a part of what is requested is what an autoscaler looks at
			continue
		}
		if r, ok := newRequest(object, o.Requests); ok {
			e.Requests = append(e.Requests, r)
		}
	}
	return e
}

// multiply adds what a Deployment with several pods can have.
func (e *extras) multiply(o Extras, d *appsv1.Deployment, pods int) {
	if o.Budgets {
		e.Budgets = append(e.Budgets, d)
	}
	if o.Autoscalers {
		e.Autoscalers = append(e.Autoscalers, autoscaler{d.Name, pods})
		if d.Spec.Replicas != nil {
			e.Fixed = append(e.Fixed, d.Name)
		}
	}
}
