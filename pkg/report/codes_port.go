package report

// Codes of ports and Services.
const (
	NoPort             Code = "no-port"
	PortInferred       Code = "port-inferred"
	PortOfImage        Code = "port-of-image"
	SelfReference      Code = "self-reference"
	TypeOpensMore      Code = "type-opens-more"
	PatchNeedsProtocol Code = "patch-needs-protocol"
	PublishedCollides  Code = "published-collides"
	PublishedRange     Code = "published-range"
	HostIP             Code = "host-ip"
	HostPort           Code = "host-port"
	PortName           Code = "port-name"
	AppProtocol        Code = "app-protocol"
	ExposeSyntax       Code = "expose-syntax"
	TooManyPorts       Code = "too-many-ports"
	EndpointMode       Code = "endpoint-mode"
)

var portCodes = []Row{
	{Code: NoPort, Severity: Info, Word: Approximate, Args: "service",
		Message: "no port of {service} is known, so its Service is headless: its name finds the pods, and every port of theirs answers",
		Hint:    "declare the port in expose; the Service must be deleted once then, because a headless one can't change",
		Page: "On a Compose network a container is reached on every port that it listens on, declared or not. A Service maps declared ports only, " +
			"but a headless one leads to the pods themselves. Kubernetes refuses to change a Service from headless to not, so declare ports early.",
	},
	{Code: PortInferred, Severity: Info, Word: Exact, Args: "port, service, source",
		Message: "port {port} of {service} is not declared; it was taken from {source}",
		Hint:    "declare it in expose to be sure",
		Page: "The project dials a port that the service does not declare. Compose needs no declaration, a Service does. Ports are taken from URLs, NAME:PORT, " +
			"connection strings and HOST and PORT pairs in environment, commands, healthchecks and mounted configuration, from the service's own healthcheck, " +
			"and, when that leaves the question open, from what a well-known image documents. Where services of one image name each other, they get the ports " +
			"on which members of a cluster of that image dial each other, too. What is declared is never changed.",
	},
	{Code: PortOfImage, Severity: Info, Word: Exact, Args: "port, service, source, object",
		Message: "port {port} of {service} is not declared; the image exposes it ({source})",
		Hint:    "where the Service {object} runs without ports already, delete it once: kubectl delete service {object}",
		Page: "EXPOSE of an image tells people where it listens, and Docker publishes such a port when it is asked to. Where nothing in the project " +
			"declares a port, the Service serves those of the image, so that an overlay can change its type and an Ingress can name them. " +
			"Kubernetes refuses to change a Service from headless to not: one that was applied before the port was known has to be deleted once.",
	},
	{Code: SelfReference, Severity: Info, Word: Exact, Args: "service, services",
		Message: "the Service {service} also leads to pods that are not ready, because these dial each other: {services}",
		Page: "A Service leads to pods that are Ready. A service that must reach itself or a peer by name before it is ready (members of a replica set, " +
			"advertised listeners, seeds) would never become so. Compose's resolver answers as soon as the container runs; publishNotReadyAddresses does the same.",
	},
	{Code: TypeOpensMore, Severity: Warning, Word: Overlay, Args: "service, ports, manifest",
		Message: "the Service {service} also serves {ports}, which Compose does not publish: an overlay that changes its type opens that too",
		Hint:    "leave it a ClusterIP, and add this to the overlay:\n{manifest}",
		Page: "One Service serves the ports that peers dial and the ports that are published. A NodePort or LoadBalancer opens every port of the Service. " +
			"A second Service with the published ports only keeps the others inside.",
	},
	{Code: PatchNeedsProtocol, Severity: Info, Word: Exact, Args: "port int, service",
		Message: "port {port} of the Service {service} has two protocols: an overlay's patch must name port and protocol",
		Page: "Strategic merge finds a Service's port by number and protocol. The base leaves TCP unwritten, so that a patch can leave it out too; " +
			"where a number is served over two protocols both are written, and a patch must say which one it means.",
	},
	{Code: PublishedCollides, Severity: Warning, Word: Approximate, Args: "port int, service",
		Message: "the published port {port} of {service} is the number of another of its ports, too; in the cluster it means that one",
		Hint:    "publish it under another number, or map it in the overlay's Service",
		Page:    "A Service of one name serves both what peers dial (container ports) and what was published. A number can mean one thing only, and peers come first.",
	},
	{Code: PublishedRange, Severity: Info, Word: Approximate, Args: "range, port int",
		Message: "of the published range {range} the lowest number, {port}, is used",
		Page:    "Compose takes any free port of the range for a container. A Service has the same number on every node.",
	},
	{Code: HostIP, Severity: Warning, Word: Dropped, Args: "address",
		Message: "the port was published on {address} only; a Service has no address of one host",
		Hint:    "restrict it in the overlay, with loadBalancerSourceRanges or a NetworkPolicy",
		Page:    "A port that is published on one address of a host is reachable through that address only. Loopback addresses are understood (the port stays inside); others have no counterpart in the base.",
	},
	{Code: HostPort, Severity: Info, Word: Approximate, Args: "port int",
		Message: "mode host opens port {port} on the node that runs the pod",
		Hint:    "only one such pod fits on a node; a Service is usually enough",
		Page:    "`mode: host` becomes hostPort, and the old pod must end before the new one starts, because both would need the port.",
	},
	{Code: PortName, Severity: Info, Word: Approximate, Args: "name, kept",
		Message: "port name {name} becomes {kept}",
		Page:    "A port's name has at most 15 lower case letters, digits and dashes, with a letter among them, and no other port of the service has it.",
	},
	{Code: AppProtocol, Severity: Warning, Word: Dropped, Args: "protocol",
		Message: "app_protocol {protocol} is no name that Kubernetes accepts",
		Hint:    "use a standard name such as http, or a name with a domain: example.com/custom",
		Page:    "appProtocol is a qualified name: letters, digits, dashes, dots, with an optional domain before a slash.",
	},
	{Code: ExposeSyntax, Severity: Warning, Word: Dropped, Args: "text",
		Message: "expose: {text:q} is no port and was left out",
		Hint:    "write the container's port: a number, a range such as 3000-3005, or either with /tcp, /udp or /sctp",
		Page:    "An entry of `expose` is a container port. Docker Compose keeps it for a note and runs the service whatever stands there, because containers reach each other on every port.",
	},
	{Code: TooManyPorts, Severity: Error, Word: Refused, Args: "most int",
		Message: "more than {most} ports of one service",
		Hint:    "split the range over several services, or use network_mode: host",
		Page:    "Every port is an entry of the Service and of the pod. Ranges of thousands of ports (media relays, passive FTP) belong on the host's network.",
	},
	{Code: EndpointMode, Severity: Warning, Word: Approximate, Args: "service",
		Message: "endpoint_mode dnsrr makes the Service {service} headless: published numbers that differ from the container port do not answer",
		Page:    "With dnsrr a name resolves to the containers themselves. A headless Service does the same, and maps no ports.",
	},
}
