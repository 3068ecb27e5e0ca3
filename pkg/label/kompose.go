package label

import (
	"strings"

	"github.com/composesource/composesource/pkg/internal/sorted"
)

// KomposeRouter returns the router that kompose makes an Ingress of, if it makes one:
// https://kompose.io/user-guide/#labels.
func KomposeRouter(c Container) (Router, bool) {
	const key = "kompose.service.expose"
	value := strings.TrimSpace(c.Labels[key])
	if value == "" || strings.EqualFold(value, "false") {
		return Router{}, false
	}
	r := Router{
		Name: c.Service, Service: c.Service, Proxy: Kompose, Key: key, Rule: value, Targets: []Target{{Service: c.Service}},
		Secret: c.Labels[key+".tls-secret"], Class: c.Labels[key+".ingress-class-name"],
	}
	r.TLS = r.Secret != ""
	if strings.EqualFold(value, "true") {
		r.Matches = []Match{{}}
		return r, true
	}
	for _, host := range words(value) {
		host, path, _ := strings.Cut(host, "/")
		m := Match{Host: strings.ToLower(host)}
		if path != "" {
			m.Path = "/" + path
		}
		r.Matches = append(r.Matches, m)
	}
	r.Matches = distinct(r.Matches)
	return r, true
}

// KomposeLabel is a label of kompose and what does the same here.
type KomposeLabel struct {
	Key     string
	Instead string // what to do, in lower case
}

// KomposeLabels returns the labels for kompose of a service or a volume, by name.
// The one that routes is made of is none of them.
func KomposeLabels(labels map[string]string) []KomposeLabel {
	var found []KomposeLabel
	for _, key := range sorted.Keys(labels) {
		if !strings.HasPrefix(key, "kompose.") || strings.HasPrefix(key, "kompose.service.expose") {
			continue
		}
		instead := "see the guide on kompose"
		longest := ""
		for prefix, text := range komposeTable() {
			if strings.HasPrefix(key, prefix) && len(prefix) > len(longest) {
				longest, instead = prefix, text
			}
		}
		found = append(found, KomposeLabel{key, instead})
	}
	return found
}

// komposeTable says what does here what a label does for kompose, by how it begins.
func komposeTable() map[string]string {
	return map[string]string{
		"kompose.service.type":                    "patch spec.type of the Service in the overlay",
		"kompose.service.nodeport.port":           "patch the nodePort of the Service in the overlay",
		"kompose.service.external-traffic-policy": "patch spec.externalTrafficPolicy of the Service in the overlay",
		"kompose.service.group":                   "put the services into one pod with network_mode: service:NAME",
		"kompose.service.healthcheck":             "write a healthcheck, which becomes a readiness probe; patch a liveness probe in the overlay",
		"kompose.controller.type":                 "set spec.services.NAME.kind",
		"kompose.controller.port.expose":          "write mode: host at the port",
		"kompose.volume.size":                     "set spec.volumes.NAME.size, or patch the claim in the overlay",
		"kompose.volume.storage-class-name":       "patch spec.storageClassName of the claim in the overlay",
		"kompose.volume.sub-path":                 "write volume: {subpath: PATH} at the mount",
		"kompose.volume.subpath":                  "write volume: {subpath: PATH} at the mount",
		"kompose.volume.type":                     "set spec.mounts for the source of the mount",
		"kompose.volume.selector":                 "patch spec.selector of the claim in the overlay",
		"kompose.image-pull-secret":               "patch imagePullSecrets in the overlay, as the component pull-secret does",
		"kompose.image-pull-policy":               "write pull_policy",
		"kompose.serviceaccount-name":             "patch serviceAccountName in the overlay, as the component service-account does",
		"kompose.security-context.fsgroup":        "patch spec.securityContext.fsGroup of the pods in the overlay",
		"kompose.cronjob":                         "make it a job of Compose with triggers",
		"kompose.init.containers":                 "write pre_start, or a service that others wait for with service_completed_successfully",
		"kompose.hpa":                             "add a HorizontalPodAutoscaler to the overlay",
	}
}
