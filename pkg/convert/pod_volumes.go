package convert

import (
	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/convert/internal/sharing"
)

// awaitVolumes lets pods wait for claims that the image of another fills.
func (c *converter) awaitVolumes() { awaitFills(&c.plans, c.Order, c.units) }

// shareVolumes decides what pods have because of their volumes.
func (c *converter) shareVolumes() {
	c.Sharing = sharing.New(c.Pods, c.Storage, c.Images, c.Report)
	for _, p := range c.Pods.All {
		if node := c.Sharing.Node(p); node != "" {
			c.drafts[p.Lead].followVolumes(node)
		}
	}
}

// followVolumes asks the scheduler for the node of the pods with the label.
func (u *unit) followVolumes(value string) {
	u.affinity().PodAffinity = sharing.OnNodeOf(map[string]string{objects.LabelPartOf: u.plans.Labels.PartOf, sharing.LabelVolumes: value}).PodAffinity
}
