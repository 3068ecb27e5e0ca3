package storage

import (
	"maps"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/emit"
)

// Objects returns the claims that are to be made.
func (p *Plan) Objects(names *objects.Names) []emit.Object {
	m := &maker{planner: p.planner, keeps: keeps(), requests: map[resource.Quantity]corev1.ResourceList{}}
	var all []emit.Object
	for _, k := range p.Claims {
		if !k.External && names.Reserve("PersistentVolumeClaim", k.Name, k.Holder) {
			all = append(all, m.object(k))
			p.planner.Units.Ledger.Note(k.Field, k.note())
		}
	}
	return all
}

// maker makes objects, which share what is the same in them.
type maker struct {
	*planner
	keeps    map[string]string
	requests map[resource.Quantity]corev1.ResourceList
}

// keeps are annotations that keep GitOps tools from deleting a claim, because
// `docker compose up` never deletes a volume.
func keeps() map[string]string {
	return map[string]string{
		"argocd.argoproj.io/sync-options":   "Prune=false,Delete=false",
		"kustomize.toolkit.fluxcd.io/prune": "disabled",
		"cli-utils.sigs.k8s.io/on-remove":   "keep",
	}
}

// object returns the object of a claim. It has no storage class, which is an overlay's
// decision.
func (m *maker) object(k *Claim) *corev1.PersistentVolumeClaim {
	meta := m.Labels.Shared(k.Name)
	meta.Annotations = m.keeps
	if k.path != nil && len(k.labels) > 0 {
		meta.Annotations = maps.Clone(m.keeps)
		m.annotateLabels(&meta, k.labels, k.path...)
	}
	modes := k.modes
	if len(modes) == 0 {
		modes = []corev1.PersistentVolumeAccessMode{corev1.ReadWriteOnce}
	}
	if m.requests[k.size] == nil {
		m.requests[k.size] = corev1.ResourceList{corev1.ResourceStorage: k.size}
	}
	return &corev1.PersistentVolumeClaim{
		TypeMeta: metav1.TypeMeta{APIVersion: "v1", Kind: "PersistentVolumeClaim"}, ObjectMeta: meta,
		Spec: corev1.PersistentVolumeClaimSpec{
			AccessModes: modes, Resources: corev1.VolumeResourceRequirements{Requests: m.requests[k.size]},
		},
	}
}
