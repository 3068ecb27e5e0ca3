// Package e2e tries what can only be seen on a real cluster: that starts wait
// for each other as depends_on says, and that a base applies again after a
// change of each kind. `make e2e` runs it against the cluster of KUBECONFIG.
//
// It needs kubectl and an image with a shell, E2E_IMAGE, which defaults to
// busybox:1.37. Routes need Traefik beside Docker and in the cluster as well; see
// TestRoutes. Every test makes a namespace of its own and deletes it.
package e2e
