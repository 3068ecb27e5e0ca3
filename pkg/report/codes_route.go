package report

// Codes of routers: what becomes of the routes that labels and variables describe.
const (
	RouteNotMade    Code = "route-not-made"
	RouteClosed     Code = "route-closed"
	RouteOpens      Code = "route-opens"
	RouteImpossible Code = "route-impossible"
	RouteCondition  Code = "route-condition"
	RouteLoss       Code = "route-loss"
	RouteOrder      Code = "route-order"
	RoutePrefix     Code = "route-prefix"
	RouteWildcard   Code = "route-wildcard"
	RouteTLS        Code = "route-tls"
	RouteTLSGateway Code = "route-tls-gateway"
	RouteSame       Code = "route-same"
	RouteListener   Code = "route-listener"
	RouteConfig     Code = "route-config"
	KomposeLabel    Code = "kompose-label"
	DockerHelper    Code = "docker-helper"
	ServiceLeftOut  Code = "service-left-out"
	LeftOutUsed     Code = "left-out-used"
	LeftOutNeeded   Code = "left-out-needed"
	ScheduledJob    Code = "scheduled-job"
	ScheduledNotRun Code = "scheduled-not-run"
	ScheduledVolume Code = "scheduled-volume"
)

var routeCodes = []Row{
	{
		Code: RouteNotMade, Severity: Warning, Word: Overlay,
		Message: "nothing in the cluster leads %[1]s to %[2]s: only a proxy beside Docker reads %[3]s",
		Hint:    "set spec.routes: Ingress or HTTPRoute, or write one for the Service %[4]s in the overlay",
		Page: "Traefik, caddy-docker-proxy and nginx-proxy learn hosts and paths from labels and variables of containers, " +
			"which they read from Docker. In a cluster such routes are objects of their own: `spec.routes` makes one of each router.",
	},
	{
		Code: RouteClosed, Severity: Warning, Word: Dropped,
		Message: "the router %[1]s gets no route: no %[3]s has %[2]s, and without it what is closed might be open",
		Hint:    "write the route to the Service %[4]s in the overlay, with the middleware or policy of its controller; or let the application ask for the password, and take the label out",
		Page: "A router that asks for a password, another service's consent or the right address lets in whom it knows. Neither an Ingress nor an HTTPRoute has words for that, " +
			"so such a router becomes no route: what was closed is never opened by a conversion. The same holds for a middleware that no label defines (`auth@file`), for TLS options, " +
			"which may ask for certificates, and for whatever isn't known.",
	},
	{
		Code: RouteOpens, Severity: Warning, Word: Dropped,
		Message: "the router %[1]s gets no route: it would also answer %[2]s, which the router %[3]s guards by %[4]s",
		Hint:    "write both routes in the overlay, with the middleware or policy of the controller",
		Page: "A router that guards a path of a service has no route, and a wider one for the same service would answer there instead, without asking. " +
			"The same holds for a router that only leads from HTTP to where a password is asked for.",
	},
	{
		Code: RouteImpossible, Severity: Warning, Word: Dropped,
		Message: "the router %[1]s gets no route: %[2]s",
		Hint:    "write what it stands for in the overlay, where the cluster needs it",
		Page:    "An Ingress or an HTTPRoute leads HTTP from a host and a path to a port of a Service. What leads elsewhere, or isn't understood, has no such object.",
	},
	{
		Code: RouteCondition, Severity: Warning, Word: Dropped,
		Message: "the router %[1]s gets no route for %[2]s: no %[3]s has such a condition, and without it the route would answer more",
		Hint:    "write the route to the Service %[4]s in the overlay, as its controller can say it",
		Page: "An Ingress knows hosts and paths; an HTTPRoute headers, methods and parameters too. Expressions, addresses of clients and negations have no counterpart in either. " +
			"Other alternatives of the same rule get their route.",
	},
	{
		Code: RouteLoss, Severity: Warning, Word: Dropped,
		Message: "%[2]s of the router %[1]s has no place in an %[3]s, and does nothing",
		Hint:    "%[4]s",
		Page:    "The route leads requests to the same place, but does not change, limit or answer them as the proxy did. What a controller offers beyond its routes stands in annotations and objects of its own, which belong to the overlay.",
	},
	{
		Code: RouteOrder, Severity: Warning, Word: Approximate,
		Message: "Traefik asks the router %[1]s before %[2]s, also for %[3]s; in the cluster the longer path comes first",
		Hint:    "narrow the rule where that is not what you want",
		Page: "Traefik orders routers by a number, or by the length of their rules. A cluster orders paths: exact ones first, then longer ones. " +
			"Where the two differ, another service answers.",
	},
	{
		Code: RoutePrefix, Severity: Info, Word: Approximate,
		Message: "the router %[1]s goes by characters; its route goes by whole parts of the path, so %[2]s does not lead %[3]s-more to it",
		Page:    "Proxies compare the beginning of a path letter by letter. In a cluster a prefix `/api` stands for `/api` and what is below it, not for `/apis`.",
	},
	{
		Code: RouteWildcard, Severity: Info, Word: Approximate,
		Message: "the expression for hosts of the router %[1]s becomes %[2]s",
		Page:    "Routes know a host, or all hosts below a domain (an Ingress: one label). The expression may say which letters a name has; the route does not.",
	},
	{
		Code: RouteTLS, Severity: Info, Word: Overlay,
		Message: "the router %[1]s is reached over TLS; its certificate is expected in the Secret %[2]s",
		Hint:    "let cert-manager make it: annotate the Ingress in the overlay with cert-manager.io/cluster-issuer",
		Page:    "A proxy beside Docker asks for certificates itself. In a cluster an issuer writes them into Secrets that Ingresses name; a controller answers with a certificate of its own until then.",
	},
	{
		Code: RouteTLSGateway, Severity: Info, Word: Overlay,
		Message: "the router %[1]s is reached over TLS, which is a matter of the Gateway's listener",
		Hint:    "give the Gateway a listener for HTTPS with a certificate for its hosts",
		Page:    "An HTTPRoute attaches to a Gateway, and the listeners of that hold the certificates.",
	},
	{
		Code: RouteSame, Severity: Info, Word: Exact,
		Message: "the router %[1]s has no route of its own: that of %[2]s takes the same requests to the same place",
		Page:    "Projects have a router for each entry point of the proxy. A route holds for HTTP and HTTPS.",
	},
	{
		Code: RouteListener, Severity: Info, Word: Overlay,
		Message: "the route of %[1]s attaches to the listener %[2]s of the Gateway",
		Hint:    "patch spec.parentRefs in the overlay where the listener has another name",
		Page: "A router that leads from HTTP to HTTPS must not answer on HTTPS, or it would lead there for ever. The name of the proxy's entry point is taken for that of the listener, " +
			"as the Gateway of Traefik's chart has it.",
	},
	{
		Code: RouteConfig, Severity: Warning, Word: Approximate,
		Message: "%[1]s, the configuration of Traefik, is not read here: what it asks of every router at an entry point isn't known",
		Hint:    "look for middlewares of entry points in it before you open the routes",
		Page:    "Traefik's own configuration may give every router a middleware that asks for a password. It is read from the command, from variables and from YAML files of the project.",
	},
	{
		Code: KomposeLabel, Severity: Warning, Word: Dropped,
		Message: "%[1]s is a label for kompose, and does nothing here",
		Hint:    "%[2]s",
		Page:    "kompose takes decisions about the cluster from labels. Here they are fields of the ComposeSource and patches of overlays, so that each environment has its own; the guide on kompose has the whole table.",
	},
	{
		Code: DockerHelper, Severity: Warning, Word: Approximate,
		Message: "%[1]s is %[2]s; in a cluster there is none",
		Hint:    "%[3]s; spec.services.%[1]s.kind: None leaves it out",
		Page: "Programs that watch the socket of Docker find nothing in a cluster, whose nodes run no engine. They are known by their image and by the socket or address of an engine " +
			"that they are given. `kind: None` leaves such a service out: no workload, no Service, no claim of its own.",
	},
	{
		Code: ServiceLeftOut, Severity: Info, Word: Dropped,
		Message: "%[1]s is left out, as spec.services asks",
		Page:    "`kind: None` keeps a service out of the cluster. Its labels are still read for what they define for the routers of others.",
	},
	{
		Code: LeftOutUsed, Severity: Warning, Word: Dropped,
		Message: "%[1]s names %[2]s, which spec.services leaves out: nothing answers to that name",
		Hint:    "leave out what needs it as well, or give it another address in spec.env or the overlay",
		Page:    "A service that is left out has no Service, so its name doesn't resolve, and nobody waits for it.",
	},
	{
		Code: LeftOutNeeded, Severity: Error, Word: Refused,
		Message: "%[1]s takes part in %[2]s by its %[3]s, and spec.services leaves that out",
		Hint:    "leave out both, or none",
		Page:    "A service that shares the network, the processes or the volumes of another can't run without it.",
	},
	{
		Code: ScheduledJob, Severity: Info, Word: Approximate,
		Message: "the job %[1]s that ofelia runs becomes a CronJob, due at %[2]s",
		Page:    "ofelia's job-run starts a container of an image by a schedule, and so does a CronJob. A schedule of ofelia may begin with seconds, which cron has not.",
	},
	{
		Code: ScheduledNotRun, Severity: Warning, Word: Dropped,
		Message: "nothing runs the job %[1]s, which ofelia is asked for: %[2]s",
		Hint:    "write a top-level job with a trigger and the image of %[3]s, which becomes a CronJob; what it needs of the container's files has to be on a volume",
		Page: "ofelia's job-exec enters a running container through the socket of Docker. In a cluster a CronJob starts a pod of its own: it sees the same volumes and dials the same " +
			"names, but not the files and processes of another container.",
	},
	{
		Code: ScheduledVolume, Severity: Warning, Word: Dropped,
		Message: "the job %[1]s asks ofelia for %[2]s, which is no volume of the project, and was left out",
		Hint:    "write a top-level job with that mount",
		Page:    "Jobs of ofelia mount volumes and directories by the names that Docker has for them.",
	},
}
