package scaffold

import (
	"slices"

	appsv1 "k8s.io/api/apps/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/composesource/composesource/pkg/emit"
)

// workload is an object that makes pods.
type workload struct {
	metav1.TypeMeta
	Name     string
	template corev1.PodTemplateSpec
	pod      string // JSON pointer to the pod's spec
	replicas *int32
	scales   bool // several pods of it can run side by side
}

// newWorkload returns what is needed of an object that makes pods.
func newWorkload(o emit.Object) (workload, bool) {
	const template = "/spec/template/spec"
	switch o := o.(type) {
	case *appsv1.Deployment:
		rolls := o.Spec.Strategy.Type != appsv1.RecreateDeploymentStrategyType
		return workload{o.TypeMeta, o.Name, o.Spec.Template, template, o.Spec.Replicas, rolls}, true
	case *appsv1.StatefulSet:
		return workload{o.TypeMeta, o.Name, o.Spec.Template, template, o.Spec.Replicas, false}, true
	case *appsv1.DaemonSet:
		return workload{o.TypeMeta, o.Name, o.Spec.Template, template, nil, false}, true
	case *batchv1.Job:
		return workload{o.TypeMeta, o.Name, o.Spec.Template, template, nil, false}, true
	case *batchv1.CronJob:
		return workload{o.TypeMeta, o.Name, o.Spec.JobTemplate.Spec.Template, "/spec/jobTemplate/spec/template/spec", nil, false}, true
	default:
		return workload{}, false
	}
}

func (w workload) containers() []corev1.Container {
	return slices.Concat(w.template.Spec.InitContainers, w.template.Spec.Containers)
}

// variables adds the Secrets whose keys are environment variables.
func (w workload) variables(secrets map[string]bool) {
	for _, c := range w.containers() {
		for _, from := range c.EnvFrom {
			if from.SecretRef != nil {
				secrets[from.SecretRef.Name] = true
			}
		}
	}
}
