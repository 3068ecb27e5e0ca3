// Package e2e tries what can only be seen on a real cluster: that starts wait
// for each other as depends_on says, that a base applies again after a
// change of each kind, that the months of a project in testdata/story pass as
// `composesource diff` foretells, and that data and images arrive by the scripts that
// are printed for them. `make e2e` runs it against the cluster of KUBECONFIG.
//
// It needs kubectl and an image with a shell, E2E_IMAGE, which defaults to
// busybox:1.37. What moves data needs docker, an image with bash and GNU tar,
// E2E_TAR_IMAGE (default debian:13-slim), and for databases those of real servers;
// E2E_STORAGE_CLASSES lists the classes to try. What moves images needs E2E_IMPORT, the
// command that gives docker save's output to the node, and E2E_DOCKER_ADDRESS, where
// published ports answer (default 127.0.0.1); so do images that are locked, and the story. Routes
// need Traefik in both worlds; see TestRoutes. What is missing is said. Every test makes a namespace of its own and deletes it.
package e2e
