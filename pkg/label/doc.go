// Package label reads what programs beside a Docker engine read from the labels
// and variables of containers: the routers of Traefik, nginx-proxy and
// caddy-docker-proxy, what kompose is told, and the jobs of ofelia.
//
// It turns labels into a model, and says of each part that it doesn't understand
// which label holds it. It knows nothing of Kubernetes: what can be made of a
// router is decided elsewhere. The sources are the documentation of each program,
// named in its file.
package label
