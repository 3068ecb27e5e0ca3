package convert

// planKinds decides of which kind each workload is.
func (c *converter) planKinds() {
	for _, u := range c.units {
		u.kind = deployment
	}
}
