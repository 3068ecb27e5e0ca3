package report

var referenceCodes = []Row{
	{
		Code: NoImage, Severity: Error, Word: Refused,
		Message: "%[1]s has neither an image nor a build context specified",
		Hint:    "add image: NAME or build: DIRECTORY",
		Page:    "A container runs an image: one that exists, or one that is built.",
	},
	{
		Code: UndefinedReference, Severity: Error, Word: Refused,
		Message: "%[1]s refers to undefined %[2]s %[3]s",
		Hint:    "%[4]s",
		Page:    "Networks, volumes, secrets, configs, models and services must be defined in the project before something refers to them.",
	},
	{
		Code: DependencyInactive, Severity: Error, Word: Refused,
		Message: "%[1]s depends on service %[2]s, whose profiles are not active",
		Hint:    "activate one in spec.profiles, or write required: false in depends_on",
		Page:    "A service outside the active profiles is not part of the project, and nothing that is can need it.",
	},
	{
		Code: DependsOnJob, Severity: Error, Word: Refused,
		Message: "%[1]s can't depend on job %[2]s",
		Hint:    "services depend on services; make the job a service with condition service_completed_successfully",
		Page:    "Jobs run by themselves or on a schedule; only other jobs can depend on them.",
	},
	{
		Code: DependencyCycle, Severity: Error, Word: Refused,
		Message: "dependency cycle: %[1]s",
		Hint:    "remove one of the dependencies; links, volumes_from and service: modes are dependencies as well",
		Page:    "Services that wait for each other never start.",
	},
	{
		Code: NameTwice, Severity: Error, Word: Refused,
		Message: "%[1]s is declared both as a service and a job",
		Hint:    "rename one of them",
		Page:    "Service and job names must be unique, so that a name means one thing.",
	},
	{
		Code: ContainerNameTaken, Severity: Error, Word: Refused,
		Message: "container name %[1]s is already in use by service %[2]s",
		Hint:    "give each container its own name, or none",
		Page:    "Two containers can't have one name.",
	},
	{
		Code: ContainerNameScaled, Severity: Error, Word: Refused,
		Message: "%[1]s: can't set container_name for more than one container",
		Hint:    "remove container_name, scale or deploy.replicas",
		Page:    "A container name must be unique.",
	},
	{
		Code: Exclusive, Severity: Error, Word: Refused,
		Message: "%[1]s: %[2]s and %[3]s are mutually exclusive",
		Hint:    "remove one of them",
		Page:    "The two attributes say different things about one matter.",
	},
	{
		Code: DistinctValues, Severity: Error, Word: Refused,
		Message: "%[1]s: can't set distinct values on %[2]s and %[3]s",
		Hint:    "remove one of them",
		Page:    "The first attribute is the older form of the second.",
	},
	{
		Code: ExternalWith, Severity: Error, Word: Refused,
		Message: "%[1]s: conflicting parameters external and %[2]s",
		Hint:    "an external volume is made elsewhere: only its name can be given",
		Page:    "What exists outside the project can't be configured by it.",
	},
	{
		Code: NoContent, Severity: Error, Word: Refused,
		Message: "%[1]s: one of %[2]s must be set",
		Hint:    "write where its content comes from, or external: true",
		Page:    "A secret or config needs content.",
	},
	{
		Code: TargetTaken, Severity: Error, Word: Refused,
		Message: "%[1]s: target %[2]s is already mounted as %[3]s",
		Hint:    "mount it somewhere else",
		Page:    "Only one thing can be mounted at a path.",
	},
	{
		Code: NotBuildable, Severity: Error, Word: Refused,
		Message: "service %[1]s uses service %[2]s as a build context, but that is not built",
		Hint:    "add build: to it, or name an image with docker-image://",
		Page:    "An additional context `service:NAME` is the image that the service builds.",
	},
	{
		Code: PlatformNotBuilt, Severity: Error, Word: Refused,
		Message: "%[1]s: build.platforms must include platform %[2]s",
		Hint:    "add it to build.platforms",
		Page:    "The image must be built for the platform that it runs on.",
	},
	{
		Code: ProfileInactive, Severity: Info, Word: Overlay,
		Message: "left out, because no profile of theirs is active: %[1]s",
		Hint:    "activate profiles in spec.profiles",
		Page:    "Services with `profiles` are only part of the project when one of them is active.",
	},
}
