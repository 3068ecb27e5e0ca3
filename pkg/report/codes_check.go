package report

// Codes of what was built.
const (
	ObjectMissing    Code = "object-missing"
	PortMissing      Code = "port-missing"
	TargetMissing    Code = "target-missing"
	SelectsNothing   Code = "selects-nothing"
	ImageUntagged    Code = "image-untagged"
	ClaimOnTwoNodes  Code = "claim-on-two-nodes"
	NoContainerImage Code = "no-container-image"
	DevelopmentValue Code = "development-value"
	PatchesNothing   Code = "patches-nothing"
	VersionDiffers   Code = "version-differs"
	EmbedStale       Code = "embed-stale"
)

// checkCodes are the findings about finished objects.
var checkCodes = []Row{
	{Code: ObjectMissing, Severity: Warning, Word: Overlay, Args: "object, kind, name",
		Message: "{object} refers to {kind} {name}, which is not among the built objects",
		Hint:    "make it in this overlay, take the reference out or, when it is in the cluster already, say so on any object: composesource.dev/elsewhere: {kind}/{name}",
		Page: "Kustomize builds what refers to nothing, and the pods wait for ever, or an Ingress answers 503. What an ExternalSecret, a " +
			"SealedSecret or a Certificate of the build makes counts as there. The annotation composesource.dev/elsewhere lists what somebody " +
			"else makes, as KIND/NAME with wildcards, separated by commas; the Namespace of the overlay is a good place for it.",
	},
	{Code: PortMissing, Severity: Warning, Word: Overlay, Args: "object, service, port, ports",
		Message: "{object} sends to port {port} of Service {service}, which has {ports}",
		Hint:    "name a port that the Service has",
		Page:    "The port of a Service is the one that the Compose file publishes or exposes. When it changes there, what the overlay says of it has to follow.",
	},
	{Code: TargetMissing, Severity: Warning, Word: Overlay, Args: "service, port, workload",
		Message: "{service} sends to the port called {port}, and no container of {workload} has one",
		Hint:    "name a port of a container, or its number",
		Page:    "A Service whose target has no such port has no endpoints, and refuses every connection.",
	},
	{Code: SelectsNothing, Severity: Warning, Word: Overlay, Args: "object",
		Message: "{object} selects no pod of the build",
		Hint:    "give it the labels of a workload, or take it out when the workload is gone",
		Page:    "A Service, PodDisruptionBudget or NetworkPolicy of an overlay names pods by labels. When the Compose file loses or renames a service, nothing has those labels any more.",
	},
	{Code: ImageUntagged, Severity: Warning, Word: Overlay, Args: "workload, image, lack, name",
		Message: "{workload} runs {image}, which has {lack}: pods that start tomorrow may run something else",
		Hint:    "give it a tag in the overlay: kustomize edit set image {name}=IMAGE:TAG",
		Page:    "What an image without a tag, or with latest, holds depends on when a node pulls it. A rollback brings the old manifest back and not the old image.",
	},
	{Code: ClaimOnTwoNodes, Severity: Warning, Word: Overlay, Args: "claim, workloads",
		Message: "{claim} can be mounted on one node, and pods of {workloads} mount it that may run on several",
		Hint:    "give it a class with accessModes: [ReadWriteMany], or keep the pods together with affinity",
		Page:    "A ReadWriteOnce claim is attached to one node at a time. Pods that are scheduled to another one wait for it. With one node, as k3s has it at first, nothing is wrong.",
	},
	{Code: NoContainerImage, Severity: Warning, Word: Overlay, Args: "object, container",
		Message: "{object} has a container {container} without an image, and the API server refuses it",
		Hint:    "a patch of the overlay names a container that is gone or has another name: take it out, or name the one that is there",
		Page:    "A patch that names a container which isn't there adds one. That happens when the Compose file renames or removes a service that a patch is about.",
	},
	{Code: DevelopmentValue, Severity: Warning, Word: Overlay, Args: "object, key, why, generator, name",
		Message: "{object} has {key} as development has it: {why}",
		Hint:    "say another value in the overlay: {generator} with name: {name}, behavior: merge and literals: [{key}=VALUE]",
		Page: "The annotation composesource.dev/environment: production (or staging) on any object of a build, which `composesource init` puts on the Namespace, " +
			"says that people use it. Debug flags that are on, environments called development, URLs of localhost and secrets that everybody knows, such as " +
			"changeme, are then findings. Where a value is right, silence the code in spec.report.codes.",
	},
	{Code: PatchesNothing, Severity: Warning, Word: Overlay, Args: "object, suggestion",
		Message: "the patch for {object} patches nothing: there is no such object",
		Hint:    "take the patch out when the object is gone, or name the one that is there{suggestion}",
		Page:    "Kustomize passes a patch with a target over in silence when nothing is like its target. Patches of a whole kind, and those that delete, may find nothing.",
	},
	{Code: VersionDiffers, Severity: Warning, Word: Approximate, Args: "version, own",
		Message: "the annotation runs version {version} of the function, and this is {own}: kustomize and this command may make different objects",
		Hint:    "write {own} there, or install {version} here",
		Page:    "`composesource build` and `composesource diff` run the function that is in the binary, whatever the annotation of a ComposeSource says. Kustomize runs the image that the annotation names.",
	},
	{Code: EmbedStale, Severity: Warning, Word: Overlay, Args: "file, state, arguments",
		Message: "{file} {state}, so this build is of the project as it was",
		Hint:    "composesource embed {arguments}",
		Page:    "A ComposeSource that was written by `composesource embed` holds copies of the project's files, and a build reads nothing else. Where the files themselves are in the directory that build may read, they are compared.",
	},
}
