package convert

import (
	"strings"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/content"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/report"
)

// annotationChecksum changes with the ConfigMaps that a pod uses, and rolls it, where
// no name ends in a hash. Secrets have no part in it: who may read a pod could guess a
// short password by its checksum.
const annotationChecksum = "composesource.dev/checksum"

// noteRollout puts the checksum on a pod template, and notes the workload when a
// Secret of the project is in its pods: nothing restarts them when that changes.
func (c *converter) noteRollout(u *drafts.Draft, template *corev1.PodTemplateSpec) {
	if !c.options.Checksums {
		return
	}
	used := content.UsedContents(&template.Spec)
	if sum := c.contents.Checksum(used); sum != "" {
		annotate(&template.ObjectMeta, annotationChecksum, sum)
	}
	switch u.Kind {
	case pods.Deployment, pods.StatefulSet, pods.DaemonSet: // a Job runs with what there is when it starts
		for name := range used {
			if c.contents.Holds(name) && strings.HasPrefix(name, objects.KindSecret+"/") {
				c.unrolled[strings.ToLower(string(u.Kind))+"/"+u.ID] = true
			}
		}
	}
}

// sayRollouts says which pods don't restart by themselves.
func (c *converter) sayRollouts() {
	if names := sorted.Keys(c.unrolled); len(names) > 0 {
		c.Report.Add(report.SecretNotRolled, report.Position{}, "", len(names), strings.Join(names, " "))
	}
}
