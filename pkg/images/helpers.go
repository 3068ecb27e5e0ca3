package images

import (
	"strings"
	"sync"
)

// Helper is a program that works beside a Docker engine only.
type Helper struct {
	Does    string // what it does there
	Instead string // what does that in a cluster, as advice
}

// HelperOf returns what is known of an image as such a program. Some can do something
// else, too: whether this one watches an engine is the caller's to see.
func HelperOf(image string) (Helper, bool) {
	for name, more := Name(image), true; more; _, name, more = strings.Cut(name, "/") {
		if h, ok := helpers()[name]; ok {
			return h, true
		}
	}
	return Helper{}, false
}

// Name returns the name of an image without tag and digest, and without the registry
// of Docker.
func Name(image string) string {
	name, _ := split(image)
	return name
}

// IsTraefik reports whether an image is Traefik.
func IsTraefik(image string) bool {
	name := Name(image)
	return name == "traefik" || strings.HasSuffix(name, "/traefik")
}

// IsNginxProxy reports whether an image is nginx-proxy.
func IsNginxProxy(image string) bool {
	name := Name(image)
	return name == "nginx-proxy" || strings.HasSuffix(name, "/nginx-proxy")
}

// helpers are what people run beside Docker most, by the last parts of their names. It
// is asked for every service, so it is made once; nobody writes to it.
var helpers = sync.OnceValue(func() map[string]Helper {
	const (
		proxy   = "a reverse proxy that learns its routes from Docker"
		routes  = "set spec.routes: Ingress or HTTPRoute, for the controller that the cluster has"
		updates = "renew images by the tags in the overlay, or with an image automation such as Flux's or Renovate"
		look    = "look at the cluster with its own tools: kubectl, k9s, Headlamp"
	)
	all := map[string]Helper{}
	for _, h := range []struct {
		Helper
		images []string
	}{
		{Helper{proxy, routes}, []string{"traefik", "nginxproxy/nginx-proxy", "jwilder/nginx-proxy", "caddy-docker-proxy"}},
		{Helper{"a companion of nginx-proxy for certificates", "let cert-manager make the certificates"}, []string{
			"nginxproxy/acme-companion", "jrcs/letsencrypt-nginx-proxy-companion", "nginxproxy/docker-gen", "jwilder/docker-gen",
		}},
		{Helper{"a door to the socket of Docker", "leave out what asks it as well; nothing in a cluster speaks to Docker"}, []string{
			"tecnativa/docker-socket-proxy", "linuxserver/socket-proxy", "wollomatic/socket-proxy", "linuxserver/docker-socket-proxy",
		}},
		{Helper{"a program that renews the containers of Docker", updates}, []string{
			"watchtower", "crazymax/diun", "pyouroboros/ouroboros", "fmartinou/whats-up-docker", "getwud/wud",
		}},
		{Helper{"a program that restarts unhealthy containers of Docker", "patch a livenessProbe into what should be restarted"}, []string{"willfarrell/autoheal"}},
		{Helper{"a scheduler of commands in containers of Docker", "write jobs with triggers, which become CronJobs"}, []string{"mcuadros/ofelia", "netresearch/ofelia"}},
		{Helper{"a page that manages Docker", look + ", or Portainer for Kubernetes from its own chart"}, []string{
			"portainer/portainer-ce", "portainer/portainer-ee", "portainer/portainer", "portainer/agent",
		}},
		{Helper{"a page that manages Docker", look}, []string{"louislam/dockge", "selfhostedpro/yacht"}},
		{Helper{"a page with the logs of Docker", "read them with kubectl logs, or let the cluster collect them"}, []string{"amir20/dozzle"}},
		{Helper{"a program that backs volumes of Docker up", "back claims up with the cluster's own tools: Velero, VolSync, snapshots"}, []string{"offen/docker-volume-backup"}},
	} {
		for _, name := range h.images {
			all[name] = h.Helper
		}
	}
	return all
})
