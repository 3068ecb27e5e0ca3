package report

// Codes of labels and annotations.
const (
	LabelsAsAnnotations Code = "labels-as-annotations"
	AnnotationKey       Code = "annotation-key"
	AnnotationTwice     Code = "annotation-twice"
	ComposeLabel        Code = "compose-label"
	AnnotationsTooLong  Code = "annotations-too-long"
	DeployLabelsLost    Code = "deploy-labels-lost"
)

var labelCodes = []Row{
	{Code: LabelsAsAnnotations, Severity: Info, Word: Approximate,
		Message: "labels become annotations of the pods; programs that read the labels of Docker containers (Traefik, Watchtower) don't find them",
		Page:    "Kubernetes labels can't hold arbitrary text, and they select objects. Annotations hold any value.",
	},
	{Code: AnnotationKey, Severity: Warning, Word: Dropped, Args: "key",
		Message: "{key} isn't a valid annotation key and was left out",
		Page: "A key is an optional DNS name and a slash, then up to 63 letters, digits, dashes, underscores and " +
			"dots.",
	},
	{Code: AnnotationTwice, Severity: Info, Word: Dropped, Args: "key",
		Message: "the label {key} gives way to the annotation of that name",
		Page:    "Labels and annotations both become annotations of the pods.",
	},
	{Code: ComposeLabel, Severity: Info, Word: Dropped, Args: "key",
		Message: "{key} is a label of Docker Compose itself and was left out",
		Page:    "com.docker.compose labels describe what docker compose made.",
	},
	{Code: AnnotationsTooLong, Severity: Error, Word: Refused, Args: "service",
		Message: "the labels and annotations of {service} together are longer than the 256 KiB that Kubernetes accepts",
		Hint:    "put long text into a config",
		Page:    "The API server limits the annotations of one object.",
	},
	{Code: DeployLabelsLost, Severity: Info, Word: Dropped, Args: "service",
		Message: "the labels of the service {service} are left out: its container runs in the pods of others",
		Hint:    "write them under labels to have them as annotations of the pods",
		Page: "deploy.labels are those of a service and not of its containers; here the object that makes the pods has them. A service that " +
			"joins the network of another, or that others wait for to end, has no such object of its own.",
	},
}
