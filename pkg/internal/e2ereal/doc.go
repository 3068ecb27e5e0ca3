// Package e2ereal runs applications of real servers in both worlds: with docker
// compose, and converted on a cluster. It compares what people look at: pages,
// rows, owners, modes, restarts, and the time until all is ready. Then it takes
// each application from the objects of an older commit to today's.
//
// `make e2e-real` runs it; RUN picks an application, STORAGE its storage. It
// needs docker compose, the cluster of KUBECONFIG with a node whose disk a pod
// may use (kind, k3s, minikube), and the images of `make e2e-real-images`; it
// skips, and says what is missing. E2E_IMPORT is the command that gives images
// to the cluster: it reads what docker save writes. More variables:
//
//	E2E_DOCKER_ADDRESS   where published ports answer; default 127.0.0.1
//	E2E_PREFIX           begins all names, for two runs beside each other
//	UPGRADE_FROM         the older commit
//	KEEP                 leaves the namespaces
//
// The applications are testdata/realapps/*.txtar: the first line says why there
// is one, the files are its project, and look.txt is its script:
//
//	put SERVICE: COMMAND      data goes in: runs once, tried until it succeeds
//	see SERVICE: COMMAND      what it prints must become what the next lines say
//	> TEXT                    ... a line of it
//	upgrade SERVICE: COMMAND  what the guide asks for before an upgrade, and only then
//	upgraded SERVICE: COMMAND ... and after it
//	replace SERVICE           its container or its pods are made anew
//	update DIR                the files below DIR replace the project's; up, apply
//
// SERVICE outside is this machine, where $web is the URL of service web's
// published port, or of its NodePort.
//
// spec.yaml is the spec of its ComposeSource, overlay.yaml is added to its
// overlay. docker.yaml overrides for Docker only, images.yaml are images that
// the cluster has by other names. warned.txt lists codes of findings that conversion without spec.yaml
// must print: what the spec mends is what a warning asks for.
//
// The results are the page docs/realapps.md, one row an application, of the last
// run of each.
package e2ereal
