package convert

// writeContent emits what was planned for mounted content and claims.
func (c *converter) writeContent() {
	for _, b := range c.Storage.Bundles {
		c.contents.emitBundle(b)
	}
	c.add(c.Storage.Objects(c.names)...)
	c.contents.referSecrets()
}

// writeEnvironments emits what units take as their environments.
func (c *converter) writeEnvironments() {
	for _, u := range c.units {
		for _, o := range u.contents {
			c.contents.emitContent(o)
		}
	}
}
