package report

// List is how several findings of one attribute of one service are said as one.
type List struct {
	Attribute string // of which all of them are; several for what stands in files as well
	Item      string // what is listed of each: a format over its arguments
	Message   string // of all, with %s for the list
}

// lists are the codes that come in numbers. Where one stands alone, its row says it.
var lists = map[Code]List{
	AddressUsed:       {"environment env_file", "%[1]s: %[2]s of %[3]s", "these dial fixed addresses, which nothing has in the cluster: %s"},
	AnnotationKey:     {"labels", "%[1]s", "these are no legal annotation keys and were left out: %s"},
	BindDevelopment:   {"volumes", "%[1]s at %[2]s", "these hold the sources that the image is built from, so their mounts were left out: %s"},
	BindNotHandedOver: {"volumes", "%[1]s at %[2]s", "Compose Bridge hands over that these are mounted, and not what they hold; their mounts were left out: %s"},
	BindHostPath:      {"volumes", "%[1]s at %[2]s", "these are paths of the host, and a node of a cluster has other ones; their mounts were left out: %s"},
	BindOutside:       {"volumes", "%[1]s at %[2]s", "these lie outside the project, so their mounts were left out: %s"},
	BindSeeded:        {"volumes", "%[1]s into %[2]s", "these are copied once, while the claims are empty: %s"},
	DockerAddress:     {"environment env_file", "%[1]s: %[2]s", "these dial addresses at which nothing answers in the cluster: %s"},
	EnvironmentUnset: {"environment env_file", "%[1]s",
		"these environment variables have no value, and no variables of their names are set; the container won't have them: %s"},
	StaticAddress: {"networks", "%[1]s", "these have no counterpart: a pod gets its address from the cluster: %s"},
	SysctlUnsafe:  {"sysctls", "%[1]s", "these sysctls are not set, because nodes refuse pods that ask for them: %s"},
}
