package main

import (
	"slices"

	"k8s.io/kubernetes/pkg/apis/core"
)

// allocate fills in what the storage layer of an IPv4 cluster gives a Service
// before it is validated (pkg/registry/core/service/storage, Allocators).
func allocate(svc *core.Service) {
	if svc.Spec.Type == core.ServiceTypeExternalName {
		return
	}
	if svc.Spec.ClusterIP == "" {
		svc.Spec.ClusterIP = "10.96.0.10"
	}
	if len(svc.Spec.ClusterIPs) == 0 {
		svc.Spec.ClusterIPs = []string{svc.Spec.ClusterIP}
	}
	if svc.Spec.IPFamilyPolicy == nil {
		single := core.IPFamilyPolicySingleStack
		svc.Spec.IPFamilyPolicy = &single
	}
	if len(svc.Spec.IPFamilies) == 0 {
		svc.Spec.IPFamilies = []core.IPFamily{core.IPv4Protocol}
	}
}

// keepAllocated does the same for an update: what was allocated before goes into
// a Service that doesn't say otherwise (patchAllocatedValues, normalizeClusterIPs).
// It says so when a headless Service stays headless for that reason.
func keepAllocated(svc, old *core.Service) (kept string) {
	if svc.Spec.Type == core.ServiceTypeExternalName || old.Spec.Type == core.ServiceTypeExternalName {
		allocate(svc)
		return ""
	}
	if svc.Spec.ClusterIP == "" {
		svc.Spec.ClusterIP = old.Spec.ClusterIP
		if old.Spec.ClusterIP == core.ClusterIPNone {
			kept = "spec.clusterIP: stays None, the server keeps what was there"
		}
	}
	if slices.Equal(svc.Spec.ClusterIPs, old.Spec.ClusterIPs) {
		svc.Spec.ClusterIPs = nil // follows clusterIP
	}
	allocate(svc)
	return kept
}
