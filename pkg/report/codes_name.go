package report

// Codes of names.
const (
	NameCollision      Code = "name-collision"
	NameNotLegal       Code = "name-not-legal"
	NameCase           Code = "name-case"
	ContainerName      Code = "container-name"
	HostnameGiven      Code = "hostname-given"
	HostnameSplit      Code = "hostname-split"
	HostnameDomain     Code = "hostname-domain"
	HostnameNotKept    Code = "hostname-not-kept"
	HostnameNotLegal   Code = "hostname-not-legal"
	HostnameOfInit     Code = "hostname-of-init"
	AliasEverywhere    Code = "alias-everywhere"
	AliasAmbiguous     Code = "alias-ambiguous"
	ReferenceRewritten Code = "reference-rewritten"
	ReferenceLeft      Code = "reference-left"
	TLSNameRewritten   Code = "tls-name-rewritten"
	PublicName         Code = "public-name"
	AddressUsed        Code = "address-used"
	DockerAddress      Code = "docker-address"
)

var nameCodes = []Row{
	{Code: NameCollision, Severity: Error, Word: Refused, Args: "who, other, kind, name",
		Message: "{who} and {other} both become {kind} {name}",
		Hint:    "rename one of them",
		Page: "Object names in Kubernetes are lower case letters, digits and dashes. Two things of the Compose file " +
			"end in the same name and kind, and one would replace the other.",
	},
	{Code: NameNotLegal, Severity: Warning, Word: Approximate, Args: "kind, name, references, target",
		Message: "{kind} {name} isn't a valid Kubernetes name; an image that has it built in will not find it",
		Hint:    "{references} the name {target}",
		Page: "A Service's name is a DNS label: lower case letters, digits and dashes, starting with a letter, at most 63 characters. " +
			"Compose allows more, commonly an underscore. Where the project's own text names such a host (environment, commands, " +
			"healthchecks, mounted configuration), the text is rewritten to the Service's name. A name that is built into an image " +
			"can't be seen from here: configure it, or give the service a valid name in the Compose file too.",
	},
	{Code: NameCase, Severity: Info, Word: Exact, Args: "kind, name, object",
		Message: "{kind} {name} becomes {object}; DNS does not mind case, so it is still found",
		Page:    "Names of objects are lower case. Resolvers compare names without case, so nothing that dials the old spelling breaks.",
	},
	{Code: ContainerName, Severity: Info, Word: Approximate, Args: "name, service, kind",
		Message: "nothing in the project dials the {kind} {name}, so no Service answers to it",
		Hint:    "dial {service}, or declare {name} as a network alias",
		Page: "Docker resolves a container's name and its hostname for its peers. A Service of that name is made when the project's own text dials it. " +
			"Pods get generated names, so the name is of no use for anything else in a cluster.",
	},
	{Code: HostnameGiven, Severity: Info, Word: Exact, Args: "what, service, hostname",
		Message: "{what} names its own pod, so the pod of {service} is called {hostname}: the name leads to its own address there",
		Hint:    "an overlay that runs several pods of it may take hostname out again, where they must not be called alike",
		Page: "Docker lets a container find itself by its own names, at its own address, so that programs listen on it or tell it to others: Kafka's listeners, " +
			"members of a cluster, seeds. In a cluster a name leads to a Service, whose address is none of the pod's, and listening on it fails " +
			"(cannot assign requested address). The kubelet writes the pod's `hostname` into /etc/hosts with the pod's own address. A pod has one hostname: " +
			"the one that is written, else the name that it listens on, else its service's. RabbitMQ keeps its data below the name of its host, and gets its service's. Other names to listen on are rewritten to it.",
	},
	{Code: HostnameSplit, Severity: Info, Word: Approximate, Args: "hostname, domain, written",
		Message: "{written} is kept by a pod called {hostname} in the headless Service {domain}; `hostname` prints {hostname} there",
		Page: "A name of two labels is no name of a Service. A pod with that hostname and subdomain is found by it in its namespace, as long as a headless Service " +
			"is called like the subdomain. Certificates and settings that hold the name go on working. " +
			"Kustomize's namePrefix renames the Service and not the subdomain: give each overlay a namespace instead.",
	},
	{Code: HostnameDomain, Severity: Warning, Word: Approximate, Args: "written, hostname",
		Message: "hostname {written} has more labels than a pod's can have: the pod is called {hostname}, and to itself {written} is 127.0.0.1",
		Hint: "`hostname -f` doesn't print it: give an application that asks for it its own setting (OVERRIDE_HOSTNAME, myhostname), or set " +
			"hostnameOverride: {written} in an overlay, from Kubernetes 1.35 on. What listens on {written} hears its own pod only",
		Page: "A pod's hostname is one DNS label, and its domain the cluster's. The whole name is written into the pod's /etc/hosts with the loopback address, because " +
			"the pod's own isn't known before it runs: the pod reaches itself by it. Texts of the project that listen on it use the pod's hostname instead, and those that dial " +
			"it from elsewhere were rewritten to the Service.",
	},
	{Code: HostnameNotKept, Severity: Warning, Word: Dropped, Args: "written, why",
		Message: "hostname {written} was left out: {why}",
		Hint:    "an application that is configured by the name of its host needs the new one",
		Page: "The containers of a pod share one hostname. On the network of the node it is the node's, and the controller of a StatefulSet gives each pod its own: " +
			"the name of the set and a number.",
	},
	{Code: HostnameOfInit, Severity: Info, Word: Dropped,
		Message: "what runs as an init container has the host name of its pod",
		Page:    "All containers of a pod share one host name.",
	},
	{Code: HostnameNotLegal, Severity: Warning, Word: Approximate, Args: "written, hostname",
		Message: "hostname {written} can't be the name of a pod, which is called {hostname}",
		Hint:    "use lower case letters, digits and dashes, at most 63",
		Page: "A pod's hostname is one DNS label. The container sees the nearest valid name: that of the Service, to which what names the host was rewritten, too, " +
			"so that the container finds its own address by it.",
	},
	{Code: AliasEverywhere, Severity: Info, Word: Approximate, Args: "kind, name, object",
		Message: "{kind} {name} was known to some containers only; the Service {object} answers to every pod of the namespace",
		Page: "A network alias is known on its network, a link to the container that declares it. A Service is known in the whole namespace. " +
			"Nothing breaks, unless something relied on the name not being found.",
	},
	{Code: AliasAmbiguous, Severity: Warning, Word: Approximate, Args: "kind, name",
		Message: "{kind} {name} means different services to different containers, which a Service can't",
		Hint:    "references in the project were rewritten where they mean one service; give each service a name of its own for the others",
		Page: "The same alias is given to several services on different networks, or by different links. In a cluster a name means one Service. " +
			"It selects everybody who carries the name, and text of the project that means one of them is rewritten to that one.",
	},
	{Code: ReferenceRewritten, Severity: Info, Word: Exact, Args: "what, host, object",
		Message: "{what}: the host {host} became {object}",
		Page: "The text dials a name that can't exist in Kubernetes, or that means another service there. It was rewritten to the Service's name. " +
			"Only what stands as a host is touched: the host of a URL, NAME:PORT, an item of a list of hosts, the value of a variable whose name says that it is a host.",
	},
	{Code: TLSNameRewritten, Severity: Warning, Word: Approximate, Args: "what, host, object",
		Message: "{what}: the host {host} became {object} in an address with TLS; a certificate for the old name does not match",
		Hint:    "issue the certificate for {object} too (subjectAltName), or give the service a valid name in the Compose file",
		Page: "A name that can't exist in Kubernetes was rewritten where it is dialled with TLS: by its scheme (https, amqps, rediss, ldaps ...), by a port " +
			"such as 443, 5671 or 8883, or by a setting beside it (sslmode=verify-full, tls: true). Whoever checks the certificate finds another name in it and refuses. " +
			"Names of two labels and names in upper case are kept instead.",
	},
	{Code: PublicName, Severity: Info, Word: Approximate, Args: "what, host, object",
		Message: "{what} holds the public name {host}, which people's browsers follow, so it stays; in the cluster it leads where DNS says, not to {object}",
		Hint:    "let {host} lead to the cluster's ingress; what only pods dial may say {object}",
		Page: "A link or a network alias can give a container a public domain, so that others reach it by the address that browsers use. The text of a setting for people " +
			"(SITE_URL, KC_HOSTNAME, redirect URIs, issuers) goes to their browsers, which can't follow the name of a Service.",
	},
	{Code: ReferenceLeft, Severity: Warning, Word: Exact, Args: "what, host, object",
		Message: "{what} holds {host}, which can't exist as a host in Kubernetes; it was left as it is, because its name does not say that it is one",
		Hint:    "if it is dialled, write {object}",
		Page: "A value equals a name that can't exist in Kubernetes, under a variable that may hold something else: a database, a label, an identifier. " +
			"Rewriting it could break what it really is.",
	},
	{Code: AddressUsed, Severity: Warning, Word: Dropped, Args: "what, address, service",
		Message: "{what} dials {address}, the fixed address of {service}; nothing has that address in the cluster",
		Hint:    "write {service}",
		Page:    "Compose gives containers fixed addresses on networks that it makes. Pods get theirs from the cluster; dial services by name.",
	},
	{Code: DockerAddress, Severity: Warning, Word: Dropped, Args: "what, address, hint",
		Message: "{what} dials {address}; nothing answers there in the cluster",
		Hint:    "{hint}",
		Page: "Containers of Docker find its name server at 127.0.0.11, and the machine they run on at host.docker.internal, at 172.17.0.1, or, with " +
			"`network_mode: host`, at localhost, where other services publish their ports. Pods have a name server of the cluster's, and run on any node. " +
			"nginx needs a `resolver` only where proxy_pass holds a variable; without one it asks the pod's own resolver, once, at start.",
		Choices: []Sentence{
			{Name: "elsewhere", Text: "run in the cluster what it reaches, or write an address that pods reach"},
			{Name: "published", Args: "service, port", Text: "write {service}:{port}"},
			{Name: "published beside", Args: "service, port", Text: "write {service}, and {port} for the port"},
			{Name: "one of", Args: "services", Text: "write the name of the one that is meant: {services}"},
			{Name: "resolver", Text: "the cluster's is kube-dns.kube-system.svc.cluster.local, as a rule; the resolver of nginx searches no domains: " +
				"where it is asked, write names in full, NAME.NAMESPACE.svc.cluster.local"},
		},
	},
}
