package convert

import (
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/convert/internal/rules/volumes"
	"github.com/composesource/composesource/pkg/convert/internal/rules/workloads"
	"github.com/composesource/composesource/pkg/convert/internal/sharing"
)

// awaitVolumes lets pods wait for claims that the image of another fills.
func (c *converter) awaitVolumes() { volumes.Await(&c.Plans, c.Order, c.units) }

// shareVolumes decides what pods have because of their volumes.
func (c *converter) shareVolumes() {
	c.Sharing = sharing.New(c.Pods, c.Storage, c.Images, c.Report)
	for _, p := range c.Pods.All {
		if node := c.Sharing.Node(p); node != "" {
			followVolumes(c.Drafts[p.Lead], node)
		}
	}
}

// followVolumes asks the scheduler for the node of the pods with the label.
func followVolumes(u *drafts.Draft, value string) {
	workloads.Affinity(u).PodAffinity = sharing.OnNodeOf(map[string]string{objects.LabelPartOf: u.Plans.Labels.PartOf, sharing.LabelVolumes: value}).PodAffinity
}
