package storage

import (
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/emit"
)

// Objects returns the claims that are to be made.
func (p *Plan) Objects(names *objects.Names) []emit.Object {
	var all []emit.Object
	for _, k := range p.Claims {
		if !k.External && names.Reserve("PersistentVolumeClaim", k.Name, k.Holder) {
			all = append(all, p.planner.object(k))
			p.planner.Units.Ledger.Note(k.Field, k.note())
		}
	}
	return all
}

// object returns the object of a claim. It carries what keeps GitOps tools from
// deleting it, because `docker compose up` never deletes a volume, and no storage
// class, which is an overlay's decision.
func (l *planner) object(k *Claim) *corev1.PersistentVolumeClaim {
	meta := l.Labels.Shared(k.Name)
	objects.Annotate(&meta, "argocd.argoproj.io/sync-options", "Prune=false,Delete=false")
	objects.Annotate(&meta, "kustomize.toolkit.fluxcd.io/prune", "disabled")
	objects.Annotate(&meta, "cli-utils.sigs.k8s.io/on-remove", "keep")
	if k.path != nil {
		l.annotateLabels(&meta, k.labels, k.path...)
	}
	modes := k.modes
	if len(modes) == 0 {
		modes = []corev1.PersistentVolumeAccessMode{corev1.ReadWriteOnce}
	}
	return &corev1.PersistentVolumeClaim{
		TypeMeta: metav1.TypeMeta{APIVersion: "v1", Kind: "PersistentVolumeClaim"}, ObjectMeta: meta,
		Spec: corev1.PersistentVolumeClaimSpec{
			AccessModes: modes,
			Resources: corev1.VolumeResourceRequirements{
				Requests: corev1.ResourceList{corev1.ResourceStorage: k.size},
			},
		},
	}
}
