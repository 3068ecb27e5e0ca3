package report

// lists are the codes that come in numbers. Where one stands alone, its row says it.
var lists = map[Code]List{
	AddressUsed:       {Attribute: "environment env_file", Item: "{what}: {address} of {service}", Message: "these dial fixed addresses, which nothing has in the cluster: {items}"},
	AnnotationKey:     {Attribute: "labels", Item: "{key}", Message: "these are no legal annotation keys and were left out: {items}"},
	BindDevelopment:   {Attribute: "volumes", Item: "{source} at {target}", Message: "these hold the sources that the image is built from, so their mounts were left out: {items}"},
	BindNotHandedOver: {Attribute: "volumes", Item: "{source} at {target}", Message: "Compose Bridge hands over that these are mounted, and not what they hold; their mounts were left out: {items}"},
	BindHostPath:      {Attribute: "volumes", Item: "{source} at {target}", Message: "these are paths of the host, and a node of a cluster has other ones; their mounts were left out: {items}"},
	BindOutside:       {Attribute: "volumes", Item: "{source} at {target}", Message: "these lie outside the project, so their mounts were left out: {items}"},
	BindSeeded:        {Attribute: "volumes", Item: "{source} into {claim}", Message: "these are copied once, while the claims are empty: {items}"},
	DockerAddress:     {Attribute: "environment env_file", Item: "{what}: {address}", Message: "these dial addresses at which nothing answers in the cluster: {items}"},
	EnvironmentUnset: {Attribute: "environment env_file", Item: "{variable}",
		Message: "these environment variables have no value, and no variables of their names are set; the container won't have them: {items}"},
	StaticAddress: {Attribute: "networks", Item: "{attribute}", Message: "these have no counterpart: a pod gets its address from the cluster: {items}"},
	SysctlUnsafe:  {Attribute: "sysctls", Item: "{sysctl}", Message: "these sysctls are not set, because nodes refuse pods that ask for them: {items}"},
}
