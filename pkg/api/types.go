package api

// The group, version and kind of the configuration.
const (
	APIVersion = "composesource.dev/v1alpha1"
	Kind       = "ComposeSource"
)

// The tags beside `json` hold what the schema and the checks read: `jsonschema`
// the words, `example` a value in YAML, `check` the rule for a value (values.go),
// `keys` the rule for the keys of a map.

// ComposeSource is the configuration of the function: which Compose project to
// convert, and the few decisions that an overlay's patch can't take.
type ComposeSource struct {
	// APIVersion is the version of the configuration.
	APIVersion string `json:"apiVersion" jsonschema:"enum=composesource.dev/v1alpha1" example:"composesource.dev/v1alpha1"`
	// Kind is the kind of the configuration.
	Kind string `json:"kind" jsonschema:"enum=ComposeSource" example:"ComposeSource"`
	// Metadata names the object. Kustomize and kpt find the function to run in
	// its annotations.
	Metadata Metadata `json:"metadata,omitempty" example:"{name: coco}"`
	// Spec says what to load and how to convert it.
	Spec Spec `json:"spec,omitempty" example:"{files: [docker-compose.yml]}"`
}

// Metadata is what the function reads of an object's metadata.
type Metadata struct {
	// Name is the name of the project when neither spec.projectName nor `name:` of
	// the Compose file gives one.
	Name string `json:"name,omitempty" example:"coco"`
	// Namespace is not used; an overlay sets the namespace of the objects.
	Namespace string `json:"namespace,omitempty" example:"apps"`
	// Labels are not used.
	Labels map[string]string `json:"labels,omitempty" example:"{team: web}"`
	// Annotations say how Kustomize runs the function.
	Annotations map[string]string `json:"annotations,omitempty" example:"{config.kubernetes.io/local-config: 'true'}"`
}

// Spec says what to load and how to convert it.
type Spec struct {
	// Files are the Compose files, relative to the root, later ones overriding
	// earlier ones. Default: those that COMPOSE_FILE of the .env names, or the
	// names that `docker compose` looks for, override file included.
	Files []string `json:"files,omitempty" example:"[docker-compose.yml]"`
	// Inline is a small file system, path to content. When it is set, the disk is
	// not read at all.
	Inline map[string]string `json:"inline,omitempty" keys:"path" example:"{compose.yaml: 'services: {web: {image: nginx}}'}"`
	// ProjectName beats `name:` of the Compose file. It is part of every
	// selector: changing it means replacing the workloads.
	ProjectName string `json:"projectName,omitempty" check:"project" jsonschema:"pattern=^[a-z0-9][a-z0-9_-]*$" example:"coco"`
	// Profiles are the active Compose profiles.
	Profiles []string `json:"profiles,omitempty" example:"[debug]"`
	// Env holds variables for interpolation. With EnvFiles, and a .env beside the
	// Compose file, these are the only variables there are.
	Env map[string]string `json:"env,omitempty" example:"{TAG: prod}"`
	// EnvFiles are files of variables, relative to the root. They take the place
	// of the .env beside the Compose file.
	EnvFiles []string `json:"envFiles,omitempty" example:"[prod.env]"`
	// Services holds decisions for single services, by their Compose name.
	Services map[string]Service `json:"services,omitempty" example:"{mysql: {kind: StatefulSet}}"`
	// Volumes holds decisions for single named volumes, by their Compose name.
	Volumes map[string]Volume `json:"volumes,omitempty" example:"{static: {size: 10Gi, accessModes: [ReadWriteMany]}}"`
	// Storage holds the defaults of all claims.
	Storage Storage `json:"storage,omitempty" example:"{size: 5Gi}"`
	// Mounts says how a bind mount is treated, by its source as written. A key
	// outside the project (/srv/stack, ~, ../data) stands for what lies below it
	// too; * stands for a part of a name, and ** at the end for all that is below.
	// The key that says most of the path wins.
	Mounts map[string]Mount `json:"mounts,omitempty" keys:"mount" example:"{./plugin: PersistentVolumeClaim, ./data: {hostPath: /srv/data}, /srv/stack/**: PersistentVolumeClaim}"`
	// Models says where the models of the project are served, by their Compose name.
	Models map[string]Model `json:"models,omitempty" example:"{llm: {endpoint: 'http://llm:8080/v1'}}"`
	// Secrets says where secret values go.
	Secrets Secrets `json:"secrets,omitempty" example:"{mode: Reference}"`
	// NetworkPolicies asks for one NetworkPolicy per Compose network.
	NetworkPolicies bool `json:"networkPolicies,omitempty" example:"true"`
	// Routes makes an object of each router that labels and variables describe for
	// a proxy beside Docker: Ingress or HTTPRoute. Default None: warnings say which
	// hosts lead nowhere.
	Routes string `json:"routes,omitempty" jsonschema:"enum=None,enum=Ingress,enum=HTTPRoute" example:"Ingress"`
	// DependsOn says how start order is kept.
	DependsOn DependsOn `json:"dependsOn,omitempty" example:"{mode: Ignore}"`
	// Report says which findings are shown and which fail the run.
	Report Report `json:"report,omitempty" example:"{level: info, strict: true}"`
}

// The kinds of objects that routers become.
const (
	RoutesIngress   = "Ingress"
	RoutesHTTPRoute = "HTTPRoute"
)

// Service holds decisions for one service.
type Service struct {
	// Kind is the kind of the workload: Deployment, StatefulSet, DaemonSet, Job
	// or CronJob. None leaves the service out: it becomes nothing at all.
	Kind string `json:"kind,omitempty" jsonschema:"enum=Deployment,enum=StatefulSet,enum=DaemonSet,enum=Job,enum=CronJob,enum=None" example:"StatefulSet"`
}

// KindNone leaves a service out.
const KindNone = "None"

// Volume holds decisions for one named volume.
type Volume struct {
	// Size of the claim, a Kubernetes quantity such as 10Gi.
	Size string `json:"size,omitempty" check:"quantity" example:"10Gi"`
	// AccessModes of the claim; default ReadWriteOnce.
	AccessModes []string `json:"accessModes,omitempty" jsonschema:"enum=ReadWriteOnce,enum=ReadOnlyMany,enum=ReadWriteMany,enum=ReadWriteOncePod" example:"[ReadWriteMany]"`
	// Populate says whether the content of an image is copied into the empty
	// volume once, as Docker does for a new named volume: that of the first service
	// that Docker would create. Default: where the image is known to bring some.
	Populate *bool `json:"populate,omitempty" example:"true"`
}

// Model says where one model is served, and by which name. Services learn both from
// the variables that docker compose would set.
type Model struct {
	// Endpoint is the address of the model server's API, as the services take it.
	Endpoint string `json:"endpoint,omitempty" example:"http://llm:8080/v1"`
	// Model is its name there; default: `model:` of the Compose file.
	Model string `json:"model,omitempty" example:"smollm2"`
}

// Storage holds the defaults of all claims.
type Storage struct {
	// Size of a claim, a Kubernetes quantity; default 5Gi.
	Size string `json:"size,omitempty" check:"quantity" example:"10Gi"`
}

// SecretsReference is the mode that emits no Secret.
const SecretsReference = "Reference"

// Secrets says where secret values go.
type Secrets struct {
	// Mode is Generate (default: emit Secrets) or Reference (emit none; the
	// report prints the secretGenerator to paste).
	Mode string `json:"mode,omitempty" jsonschema:"enum=Generate,enum=Reference" example:"Reference"`
	// Include are globs of environment keys that are secret.
	Include []string `json:"include,omitempty" check:"glob" example:"['LICENSE_*']"`
	// Exclude are globs of environment keys that are not.
	Exclude []string `json:"exclude,omitempty" check:"glob" example:"[PUBLIC_TOKEN]"`
}

// DependsOnIgnore is the mode in which nothing waits.
const DependsOnIgnore = "Ignore"

// DependsOn says how start order is kept.
type DependsOn struct {
	// Mode is Wait (default: init containers wait) or Ignore.
	Mode string `json:"mode,omitempty" jsonschema:"enum=Wait,enum=Ignore" example:"Ignore"`
	// Image of the waiting init containers; default busybox:1.37.
	Image string `json:"image,omitempty" example:"busybox:1.37"`
}

// Report says which findings are shown and which fail the run.
type Report struct {
	// Level is the quietest severity shown: error, warning (default) or info.
	Level string `json:"level,omitempty" jsonschema:"enum=error,enum=warning,enum=info" example:"info"`
	// Strict makes warnings fail the run.
	Strict bool `json:"strict,omitempty" example:"true"`
	// Codes silences (ignore) or raises a code; errors can't be lowered.
	Codes map[string]string `json:"codes,omitempty" keys:"code" jsonschema:"enum=ignore,enum=info,enum=warning,enum=error" example:"{secret-on-disk: ignore}"`
}
