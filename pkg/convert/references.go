package convert

// planReferences finds every place where the project names one of its services:
// it infers ports from them and rewrites names that can't exist in Kubernetes.
func (c *converter) planReferences() {}
