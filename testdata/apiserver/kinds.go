package main

import (
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/registry/rest"
	_ "k8s.io/kubernetes/pkg/apis/apps/install"
	_ "k8s.io/kubernetes/pkg/apis/autoscaling/install"
	_ "k8s.io/kubernetes/pkg/apis/batch/install"
	_ "k8s.io/kubernetes/pkg/apis/core/install"
	_ "k8s.io/kubernetes/pkg/apis/networking/install"
	_ "k8s.io/kubernetes/pkg/apis/policy/install"
	"k8s.io/kubernetes/pkg/registry/apps/daemonset"
	"k8s.io/kubernetes/pkg/registry/apps/deployment"
	"k8s.io/kubernetes/pkg/registry/apps/statefulset"
	"k8s.io/kubernetes/pkg/registry/autoscaling/horizontalpodautoscaler"
	"k8s.io/kubernetes/pkg/registry/batch/cronjob"
	"k8s.io/kubernetes/pkg/registry/batch/job"
	"k8s.io/kubernetes/pkg/registry/core/configmap"
	"k8s.io/kubernetes/pkg/registry/core/namespace"
	"k8s.io/kubernetes/pkg/registry/core/persistentvolumeclaim"
	"k8s.io/kubernetes/pkg/registry/core/pod"
	"k8s.io/kubernetes/pkg/registry/core/secret"
	"k8s.io/kubernetes/pkg/registry/core/service"
	"k8s.io/kubernetes/pkg/registry/core/serviceaccount"
	"k8s.io/kubernetes/pkg/registry/networking/ingress"
	"k8s.io/kubernetes/pkg/registry/networking/networkpolicy"
	"k8s.io/kubernetes/pkg/registry/policy/poddisruptionbudget"
)

// A strategy is what the API server knows about creating and updating a kind.
type strategy interface {
	rest.RESTCreateStrategy
	rest.RESTUpdateStrategy
}

// strategyFor returns the strategy of a kind, false when it is none that this
// project emits or asks its users to write.
func strategyFor(kind schema.GroupKind) (strategy, bool) {
	s, ok := map[schema.GroupKind]strategy{
		{Kind: "ConfigMap"}:                                     configmap.Strategy,
		{Kind: "Namespace"}:                                     namespace.Strategy,
		{Kind: "PersistentVolumeClaim"}:                         persistentvolumeclaim.Strategy,
		{Kind: "Pod"}:                                           pod.Strategy,
		{Kind: "Secret"}:                                        secret.Strategy,
		{Kind: "Service"}:                                       service.Strategy,
		{Kind: "ServiceAccount"}:                                serviceaccount.Strategy,
		{Group: "apps", Kind: "DaemonSet"}:                      daemonset.Strategy,
		{Group: "apps", Kind: "Deployment"}:                     deployment.Strategy,
		{Group: "apps", Kind: "StatefulSet"}:                    statefulset.Strategy,
		{Group: "autoscaling", Kind: "HorizontalPodAutoscaler"}: horizontalpodautoscaler.Strategy,
		{Group: "policy", Kind: "PodDisruptionBudget"}:          poddisruptionbudget.Strategy,
		{Group: "batch", Kind: "CronJob"}:                       cronjob.Strategy,
		{Group: "batch", Kind: "Job"}:                           job.Strategy,
		{Group: "networking.k8s.io", Kind: "Ingress"}:           ingress.Strategy,
		{Group: "networking.k8s.io", Kind: "NetworkPolicy"}:     networkpolicy.Strategy,
	}[kind]
	return s, ok
}
