package convert

// exposeServices makes the Services: one for every service, and one for every
// other name that it answered to.
func (c *converter) exposeServices() {}
