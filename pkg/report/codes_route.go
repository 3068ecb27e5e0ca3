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
	{Code: RouteNotMade, Severity: Warning, Word: Overlay, Args: "hosts, service, setting, object",
		Message: "nothing in the cluster leads {hosts} to {service}: only a proxy beside Docker reads {setting}",
		Hint:    "set spec.routes: Ingress or HTTPRoute, or write one for the Service {object} in the overlay",
		Page: "Traefik, caddy-docker-proxy and nginx-proxy learn hosts and paths from labels and variables of containers, " +
			"which they read from Docker. In a cluster such routes are objects of their own: `spec.routes` makes one of each router.",
	},
	{Code: RouteClosed, Severity: Warning, Word: Dropped, Args: "router, what, kind, service",
		Message: "the router {router} gets no route: no {kind} has {what}, and without it what is closed might be open",
		Hint:    "write the route to the Service {service} in the overlay, with the middleware or policy of its controller; or let the application ask for the password, and take the label out",
		Page: "A router that asks for a password, another service's consent or the right address lets in whom it knows. Neither an Ingress nor an HTTPRoute has words for that, " +
			"so such a router becomes no route: what was closed is never opened by a conversion. The same holds for a middleware that no label defines (`auth@file`), for TLS options, " +
			"which may ask for certificates, and for whatever isn't known.",
	},
	{Code: RouteOpens, Severity: Warning, Word: Dropped, Args: "router, requests, other, guard",
		Message: "the router {router} gets no route: it would also answer {requests}, which the router {other} guards by {guard}",
		Hint:    "write both routes in the overlay, with the middleware or policy of the controller",
		Page: "A router that guards a path of a service has no route, and a wider one for the same service would answer there instead, without asking. " +
			"The same holds for a router that only leads from HTTP to where a password is asked for.",
	},
	{Code: RouteImpossible, Severity: Warning, Word: Dropped, Args: "router, why",
		Message: "the router {router} gets no route: {why}",
		Hint:    "write what it stands for in the overlay, where the cluster needs it",
		Page:    "An Ingress or an HTTPRoute leads HTTP from a host and a path to a port of a Service. What leads elsewhere, or isn't understood, has no such object.",
	},
	{Code: RouteCondition, Severity: Warning, Word: Dropped, Args: "router, conditions, kind, service",
		Message: "the router {router} gets no route for {conditions}: no {kind} has such a condition, and without it the route would answer more",
		Hint:    "write the route to the Service {service} in the overlay, as its controller can say it",
		Page: "An Ingress knows hosts and paths; an HTTPRoute headers, methods and parameters too. Expressions, addresses of clients and negations have no counterpart in either. " +
			"Other alternatives of the same rule get their route.",
	},
	{Code: RouteLoss, Severity: Warning, Word: Dropped, Args: "router, what, kind, hint",
		Message: "{what} of the router {router} has no place in an {kind}, and does nothing",
		Hint:    "{hint}",
		Page:    "The route leads requests to the same place, but does not change, limit or answer them as the proxy did. What a controller offers beyond its routes stands in annotations and objects of its own, which belong to the overlay.",
	},
	{Code: RouteOrder, Severity: Warning, Word: Approximate, Args: "router, other, request",
		Message: "Traefik asks the router {router} before {other}, also for {request}; in the cluster the longer path comes first",
		Hint:    "narrow the rule where that is not what you want",
		Page: "Traefik orders routers by a number, or by the length of their rules. A cluster orders paths: exact ones first, then longer ones. " +
			"Where the two differ, another service answers.",
	},
	{Code: RoutePrefix, Severity: Info, Word: Approximate, Args: "router, path, whole",
		Message: "the router {router} goes by characters; its route goes by whole parts of the path, so {path} does not lead {whole}-more to it",
		Page:    "Proxies compare the beginning of a path letter by letter. In a cluster a prefix `/api` stands for `/api` and what is below it, not for `/apis`.",
	},
	{Code: RouteWildcard, Severity: Info, Word: Approximate, Args: "router, host",
		Message: "the expression for hosts of the router {router} becomes {host}",
		Page:    "Routes know a host, or all hosts below a domain (an Ingress: one label). The expression may say which letters a name has; the route does not.",
	},
	{Code: RouteTLS, Severity: Info, Word: Overlay, Args: "router, secret",
		Message: "the router {router} is reached over TLS; its certificate is expected in the Secret {secret}",
		Hint:    "let cert-manager make it: annotate the Ingress in the overlay with cert-manager.io/cluster-issuer",
		Page:    "A proxy beside Docker asks for certificates itself. In a cluster an issuer writes them into Secrets that Ingresses name; a controller answers with a certificate of its own until then.",
	},
	{Code: RouteTLSGateway, Severity: Info, Word: Overlay, Args: "router",
		Message: "the router {router} is reached over TLS, which is a matter of the Gateway's listener",
		Hint:    "give the Gateway a listener for HTTPS with a certificate for its hosts",
		Page:    "An HTTPRoute attaches to a Gateway, and the listeners of that hold the certificates.",
	},
	{Code: RouteSame, Severity: Info, Word: Exact, Args: "router, other",
		Message: "the router {router} has no route of its own: that of {other} takes the same requests to the same place",
		Page:    "Projects have a router for each entry point of the proxy. A route holds for HTTP and HTTPS.",
	},
	{Code: RouteListener, Severity: Info, Word: Overlay, Args: "router, listener",
		Message: "the route of {router} attaches to the listener {listener} of the Gateway",
		Hint:    "patch spec.parentRefs in the overlay where the listener has another name",
		Page: "A router that leads from HTTP to HTTPS must not answer on HTTPS, or it would lead there for ever. The name of the proxy's entry point is taken for that of the listener, " +
			"as the Gateway of Traefik's chart has it.",
	},
	{Code: RouteConfig, Severity: Warning, Word: Approximate, Args: "file",
		Message: "{file}, the configuration of Traefik, is not read here: what it asks of every router at an entry point isn't known",
		Hint:    "look for middlewares of entry points in it before you open the routes",
		Page:    "Traefik's own configuration may give every router a middleware that asks for a password. It is read from the command, from variables and from YAML files of the project.",
	},
	{Code: KomposeLabel, Severity: Warning, Word: Dropped, Args: "label, hint",
		Message: "{label} is a label for kompose, and does nothing here",
		Hint:    "{hint}",
		Page:    "kompose takes decisions about the cluster from labels. Here they are fields of the ComposeSource and patches of overlays, so that each environment has its own; the guide on kompose has the whole table.",
	},
	{Code: DockerHelper, Severity: Warning, Word: Approximate, Args: "service, work, hint",
		Message: "{service} is {work}; in a cluster there is none",
		Hint:    "{hint}; spec.services.{service}.kind: None leaves it out",
		Page: "Programs that watch the socket of Docker find nothing in a cluster, whose nodes run no engine. They are known by their image and by the socket or address of an engine " +
			"that they are given. `kind: None` leaves such a service out: no workload, no Service, no claim of its own.",
	},
	{Code: ServiceLeftOut, Severity: Info, Word: Dropped, Args: "service",
		Message: "{service} is left out, as spec.services asks",
		Page:    "`kind: None` keeps a service out of the cluster. Its labels are still read for what they define for the routers of others.",
	},
	{Code: LeftOutUsed, Severity: Warning, Word: Dropped, Args: "what, service",
		Message: "{what} names {service}, which spec.services leaves out: nothing answers to that name",
		Hint:    "leave out what needs it as well, or give it another address in spec.env or the overlay",
		Page:    "A service that is left out has no Service, so its name doesn't resolve, and nobody waits for it.",
	},
	{Code: LeftOutNeeded, Severity: Error, Word: Refused, Args: "service, other, attribute",
		Message: "{service} takes part in {other} by its {attribute}, and spec.services leaves that out",
		Hint:    "leave out both, or none",
		Page:    "A service that shares the network, the processes or the volumes of another can't run without it.",
	},
	{Code: ScheduledJob, Severity: Info, Word: Approximate, Args: "job, schedule",
		Message: "the job {job} that ofelia runs becomes a CronJob, due at {schedule}",
		Page:    "ofelia's job-run starts a container of an image by a schedule, and so does a CronJob. A schedule of ofelia may begin with seconds, which cron has not.",
	},
	{Code: ScheduledNotRun, Severity: Warning, Word: Dropped, Args: "job, why, service",
		Message: "nothing runs the job {job}, which ofelia is asked for: {why}",
		Hint:    "write a top-level job with a trigger and the image of {service}, which becomes a CronJob; what it needs of the container's files has to be on a volume",
		Page: "ofelia's job-exec enters a running container through the socket of Docker. In a cluster a CronJob starts a pod of its own: it sees the same volumes and dials the same " +
			"names, but not the files and processes of another container.",
	},
	{Code: ScheduledVolume, Severity: Warning, Word: Dropped, Args: "job, volume",
		Message: "the job {job} asks ofelia for {volume}, which is no volume of the project, and was left out",
		Hint:    "write a top-level job with that mount",
		Page:    "Jobs of ofelia mount volumes and directories by the names that Docker has for them.",
	},
}
