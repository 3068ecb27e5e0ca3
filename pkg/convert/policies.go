package convert

// isolateNetworks makes one NetworkPolicy per Compose network when asked to.
func (c *converter) isolateNetworks() {}
