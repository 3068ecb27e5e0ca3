// Package api defines ComposeSource, the configuration of the function, and
// decodes it strictly: an unknown field is an error that names the nearest
// known one.
//
// It knows nothing of Compose files or Kubernetes objects.
package api
