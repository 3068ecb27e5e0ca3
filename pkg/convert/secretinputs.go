package convert

// planSecretInputs finds the variables of the project that are the whole value
// of a secret: in DB_PASSWORD: ${PG}, PG is as secret as DB_PASSWORD, wherever
// else it is interpolated.
func (c *converter) planSecretInputs() {
	c.secretInputs = map[string]bool{}
	for _, u := range c.units {
		for _, v := range u.env {
			if v.Node == nil || len(v.Node.Variables) != 1 || !c.secret(v.Name, v.Value) {
				continue
			}
			name := v.Node.Variables[0]
			if c.project.Project.Environment[name] == v.Value && !matchesAny(c.options.Spec.Secrets.Exclude, name) {
				c.secretInputs[name] = true
			}
		}
	}
}

// secretInput reports whether a variable of the project is secret: for itself,
// or because a secret is made of it.
func (c *converter) secretInput(name, value string) bool {
	return c.secretInputs[name] || c.secret(name, value)
}
