package report

// List is how several findings of one attribute of one service are said as one.
type List struct {
	Attribute string // of which all of them are; several for what stands in files as well
	Item      string // what is listed of each: like a message over its arguments
	Message   string // of all, with {items} for the list
}

// lists are the codes that come in numbers. Where one stands alone, its row says it.
var lists = map[Code]List{
	AddressUsed:       {"environment env_file", "{what}: {address} of {service}", "these dial fixed addresses, which nothing has in the cluster: {items}"},
	AnnotationKey:     {"labels", "{key}", "these are no legal annotation keys and were left out: {items}"},
	BindDevelopment:   {"volumes", "{source} at {target}", "these hold the sources that the image is built from, so their mounts were left out: {items}"},
	BindNotHandedOver: {"volumes", "{source} at {target}", "Compose Bridge hands over that these are mounted, and not what they hold; their mounts were left out: {items}"},
	BindHostPath:      {"volumes", "{source} at {target}", "these are paths of the host, and a node of a cluster has other ones; their mounts were left out: {items}"},
	BindOutside:       {"volumes", "{source} at {target}", "these lie outside the project, so their mounts were left out: {items}"},
	BindSeeded:        {"volumes", "{source} into {claim}", "these are copied once, while the claims are empty: {items}"},
	DockerAddress:     {"environment env_file", "{what}: {address}", "these dial addresses at which nothing answers in the cluster: {items}"},
	EnvironmentUnset: {"environment env_file", "{variable}",
		"these environment variables have no value, and no variables of their names are set; the container won't have them: {items}"},
	StaticAddress: {"networks", "{attribute}", "these have no counterpart: a pod gets its address from the cluster: {items}"},
	SysctlUnsafe:  {"sysctls", "{sysctl}", "these sysctls are not set, because nodes refuse pods that ask for them: {items}"},
}
