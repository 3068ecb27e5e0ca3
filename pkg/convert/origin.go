package convert

import (
	"io/fs"
	"maps"
	"slices"

	"github.com/composesource/composesource/pkg/convert/internal/files"
)

// Claim is a PersistentVolumeClaim that pods mount, and what it is in Docker:
// a volume or a directory.
type Claim struct {
	Name     string   // of the claim
	Volume   string   // the volume of the project; empty for a directory and an anonymous volume
	Docker   string   // what Docker calls the volume, where that is not PROJECT_VOLUME
	Bind     string   // the directory that is bound: slash-separated, relative to the root of the project
	SubPath  string   // where in the claim the data lies
	Services []string // that mount it, by name
}

// Built is an image that the project builds.
type Built struct {
	Service string // or job
	Image   string // as the objects name it
}

// Workload is the object that makes the pods of a service or a job, and the
// container that is its own in them.
type Workload struct{ Kind, Name, Container string }

// Placed says where the container of a service or job runs; that of a one-shot in
// the last of the pods that it runs in.
type Placed struct {
	Kind, Workload string // of the object that makes the pod
	Container      string
	Init           bool // it is an init container there
}

// tellPlaces notes for whoever draws a project where its containers run.
func (c *converter) tellPlaces() {
	c.result.Placed = map[string]Placed{}
	for _, u := range c.set.All {
		if in := c.pods.In(u); u.Parent == nil && len(in) > 0 {
			pod := in[len(in)-1]
			c.result.Placed[u.Name] = Placed{string(pod.Kind), pod.Lead.ID, u.Container(), c.pods.IsInit(u) || c.order.Sidecar(u)}
		}
	}
}

// tellOrigins notes for whoever moves a project what its objects were in Docker.
func (c *converter) tellOrigins() {
	c.result.Workloads = map[string]Workload{}
	mounting := map[*claim][]string{}
	for _, u := range c.units {
		if u.parent == nil && u.Build != nil {
			c.result.Built = append(c.result.Built, Built{u.Name, u.container.Image})
		}
		if u.parent == nil && !u.host.isInit {
			c.result.Workloads[u.Name] = Workload{string(u.host.kind), u.host.ID, u.ID}
		}
		for _, m := range u.mounts {
			if m.claim != nil && !slices.Contains(mounting[m.claim], u.Name) {
				mounting[m.claim] = append(mounting[m.claim], u.Name)
			}
		}
	}
	for _, key := range slices.SortedFunc(maps.Keys(c.claims), claimKey.compare) {
		k := c.claims[key]
		told := Claim{Name: k.name, SubPath: k.subPath, Services: mounting[k]}
		switch key.kind {
		case ofVolume:
			told.Volume, told.Docker = key.of, c.project.Volumes[key.of].Name
			if told.Docker == "" && k.external {
				told.Docker = key.of
			}
		case ofBind:
			told.Bind = key.of
		}
		c.result.Claims = append(c.result.Claims, told)
	}
}

// IsEmpty reports whether a directory of a project holds no files: docker could
// have created it as well.
func IsEmpty(root fs.FS, name string) bool { return files.IsEmpty(root, name) }
