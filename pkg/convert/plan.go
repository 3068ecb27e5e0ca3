package convert

// planPods decides which units share a pod, and of which kind each workload is.
func (c *converter) planPods() {
	for _, u := range c.units {
		u.kind = deployment
	}
}
