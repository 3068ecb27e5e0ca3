package lock

// What a lock file is called, and its kind; its version is that of ComposeSource.
const (
	Name = "composesource.lock.yaml"
	Kind = "ImageLock"
)

// The tags beside `json` are those of package strict.

// File is a lock file: what the images of a project say.
type File struct {
	// APIVersion is the version of the lock file.
	APIVersion string `json:"apiVersion" jsonschema:"enum=composesource.dev/v1alpha1" example:"composesource.dev/v1alpha1"`
	// Kind is the kind of the lock file.
	Kind string `json:"kind" jsonschema:"enum=ImageLock" example:"ImageLock"`
	// Metadata names the object. Its annotation config.kubernetes.io/local-config
	// keeps Kustomize and kpt from applying it.
	Metadata Metadata `json:"metadata,omitempty" example:"{name: composesource}"`
	// Pin says that containers run the digests of this file: name:tag@sha256:...
	Pin bool `json:"pin,omitempty" example:"true"`
	// Images holds an entry for each image of the project.
	Images []Image `json:"images,omitempty" example:"[{reference: 'grafana/grafana:11.1.0'}]"`
}

// Metadata names a lock file.
type Metadata struct {
	// Name is the name of the object.
	Name string `json:"name,omitempty" example:"composesource"`
	// Namespace is not used.
	Namespace string `json:"namespace,omitempty" example:"apps"`
	// Labels are not used.
	Labels map[string]string `json:"labels,omitempty" example:"{team: web}"`
	// Annotations say that the object is not for the cluster.
	Annotations map[string]string `json:"annotations,omitempty" example:"{config.kubernetes.io/local-config: 'true'}"`
}

// Image is what an image says. What is left out isn't there: an image without `user`
// starts as root, one without `ports` exposes none.
type Image struct {
	// Reference is the image as the resolved project writes it. For a service with
	// `build` and without `image` it is the name that Compose gives what it builds.
	Reference string `json:"reference" example:"grafana/grafana:11.1.0"`
	// ImageID is the digest of the image's configuration, the same wherever it was
	// looked at.
	ImageID string `json:"imageID,omitempty" check:"digest" example:"sha256:3a4cd21a2ef0a0c4e4ac6f2e2ab4a5c6d7e8f90a1b2c3d4e5f60718293a4b5c6"`
	// Digest is that of the registry's manifest or list of manifests, where a registry
	// was asked.
	Digest string `json:"digest,omitempty" check:"digest" example:"sha256:079600c9517b678c10cda6006b4487d3174512fd4c6cface37df7822756ed7a5"`
	// Platform is the variant that was looked at.
	Platform string `json:"platform,omitempty" example:"linux/amd64"`
	// User is who the first process runs as.
	User *User `json:"user,omitempty" example:"{text: '472', uid: 472, gid: 0}"`
	// Ports are those that the image exposes.
	Ports []string `json:"ports,omitempty" check:"port" example:"[3000/tcp]"`
	// Volumes are the paths at which the image wants volumes.
	Volumes []string `json:"volumes,omitempty" check:"absolute" example:"[/var/lib/grafana]"`
	// Healthcheck is how Docker knows that a container is well.
	Healthcheck *Healthcheck `json:"healthcheck,omitempty" example:"{test: [CMD-SHELL, 'wget -q --spider localhost:3000'], interval: 30s}"`
	// StopSignal is the signal that ends the container; SIGTERM where there is none.
	StopSignal string `json:"stopSignal,omitempty" example:"SIGQUIT"`
	// WorkingDir is where the first process starts.
	WorkingDir string `json:"workingDir,omitempty" example:"/usr/share/grafana"`
	// Entrypoint is what runs.
	Entrypoint []string `json:"entrypoint,omitempty" example:"[/run.sh]"`
	// Command follows the entrypoint where the project says nothing else.
	Command []string `json:"command,omitempty" example:"[serve]"`
	// Tools are programs that init containers use, of which these can be run.
	Tools []string `json:"tools,omitempty" example:"[chown, cp, sh]"`
	// Users are the users of the image that the project names, and its own.
	Users []Account `json:"users,omitempty" example:"[{name: grafana, uid: 472, gid: 0}]"`
	// Groups are the groups of the image that the project names.
	Groups []Group `json:"groups,omitempty" example:"[{name: video, gid: 44}]"`
	// Places are what the image has where the project mounts something, and at its own
	// volumes.
	Places []Place `json:"places,omitempty" example:"[{path: /var/lib/grafana, holds: nothing, uid: 472, gid: 0, mode: '0777'}]"`
}

// User is who the first process of an image runs as.
type User struct {
	// Text is what the image says: 472, node, node:video.
	Text string `json:"text" example:"node"`
	// UID is the number of the user, as Docker finds it in the image; none where the
	// image doesn't know the name.
	UID *int64 `json:"uid,omitempty" example:"1000"`
	// GID is the number of the group.
	GID *int64 `json:"gid,omitempty" example:"1000"`
}

// Healthcheck is HEALTHCHECK of a Dockerfile. Docker's defaults are left out.
type Healthcheck struct {
	// Test begins with CMD, CMD-SHELL or NONE.
	Test []string `json:"test" example:"[CMD, /healthcheck]"`
	// Interval is the time between two checks.
	Interval string `json:"interval,omitempty" check:"duration" example:"30s"`
	// Timeout is how long a check may take.
	Timeout string `json:"timeout,omitempty" check:"duration" example:"5s"`
	// StartPeriod is the time in which no failure counts.
	StartPeriod string `json:"startPeriod,omitempty" check:"duration" example:"1m"`
	// StartInterval is the time between two checks in the start period.
	StartInterval string `json:"startInterval,omitempty" check:"duration" example:"5s"`
	// Retries is how many checks fail before the container is unhealthy.
	Retries int `json:"retries,omitempty" example:"3"`
	// Shell runs a line of CMD-SHELL; /bin/sh -c where there is none.
	Shell []string `json:"shell,omitempty" example:"[/bin/bash, -c]"`
}

// Account is a user of the image's /etc/passwd.
type Account struct {
	// Name is the name that the project or the image uses.
	Name string `json:"name" example:"grafana"`
	// UID is the number of the user.
	UID int64 `json:"uid" example:"472"`
	// GID is the number of the first group.
	GID int64 `json:"gid" example:"0"`
}

// Group is a group of the image's /etc/group.
type Group struct {
	// Name is the name that the project uses.
	Name string `json:"name" example:"video"`
	// GID is the number of the group.
	GID int64 `json:"gid" example:"44"`
}

// What a place of an image holds.
const (
	Missing   = "missing"
	Nothing   = "nothing"
	Something = "something"
)

// Place is a path of the image at which a volume may be mounted.
type Place struct {
	// Path is the target of a mount, or a volume of the image.
	Path string `json:"path" check:"absolute" example:"/var/lib/grafana"`
	// Holds is missing where the image has no such path, nothing where the directory
	// is empty, something where it isn't.
	Holds string `json:"holds" jsonschema:"enum=missing,enum=nothing,enum=something" example:"nothing"`
	// UID is the owner of the directory; none where it is missing.
	UID *int64 `json:"uid,omitempty" example:"472"`
	// GID is its group.
	GID *int64 `json:"gid,omitempty" example:"0"`
	// Mode is who may do what there, in octal digits.
	Mode string `json:"mode,omitempty" check:"mode" example:"'0777'"`
}
