package convert

// orderStarts makes pods wait for what depends_on says.
func (c *converter) orderStarts() {}
