package convert

// planPods decides which units share a pod.
func (c *converter) planPods() {}
