package convert

// writeContent emits what was planned for mounted content and claims.
func (c *converter) writeContent() {
	for _, b := range c.Storage.Bundles {
		c.contents.WriteBundle(b)
	}
	c.add(c.Storage.Objects(c.names)...)
	c.result.Referenced = c.contents.ReferSecrets()
}

// writeEnvironments emits what units take as their environments.
func (c *converter) writeEnvironments() {
	for _, u := range c.units {
		for _, o := range u.Contents {
			c.contents.Write(o)
		}
		u.Contents = nil
	}
}
