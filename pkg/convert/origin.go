package convert

import (
	"io/fs"
	"slices"

	"github.com/composesource/composesource/pkg/convert/internal/files"
	"github.com/composesource/composesource/pkg/convert/internal/storage"
	"github.com/composesource/composesource/pkg/facts"
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

// tellPlaces notes for whoever draws a project where its containers run, and what their
// images say.
func (c *converter) tellPlaces() {
	c.result.Placed, c.result.Images = make(map[string]Placed, len(c.set.All)), make(map[string]*facts.Image, len(c.set.All))
	for _, u := range c.set.All {
		if u.Parent == nil {
			c.result.Images[u.Name] = c.Images.Of(u)
		}
		if in := c.Pods.In(u); u.Parent == nil && len(in) > 0 {
			pod := in[len(in)-1]
			c.result.Placed[u.Name] = Placed{string(pod.Kind), pod.Lead.ID, u.Container(), c.Pods.IsInit(u) || c.Order.Sidecar(u)}
		}
	}
}

// tellOrigins notes for whoever moves a project what its objects were in Docker.
func (c *converter) tellOrigins() {
	c.result.Workloads = make(map[string]Workload, len(c.units))
	mounting := make(map[*storage.Claim][]string, len(c.Storage.Claims))
	for _, u := range c.units {
		if u.Service == nil && u.Build != nil {
			c.result.Built = append(c.result.Built, Built{u.Name, u.Reference()})
		}
		if u.Service == nil && !u.Host.IsInit {
			c.result.Workloads[u.Name] = Workload{string(u.Host.Kind), u.Host.ID, u.ID}
		}
		for _, m := range u.Plans.Storage.Mounts(u.Unit) {
			if m.Claim != nil && !slices.Contains(mounting[m.Claim], u.Name) {
				mounting[m.Claim] = append(mounting[m.Claim], u.Name)
			}
		}
	}
	for _, k := range c.Storage.Claims {
		told := Claim{Name: k.Name, SubPath: k.SubPath, Services: mounting[k]}
		switch k.Key.Kind {
		case storage.OfVolume:
			told.Volume, told.Docker = k.Key.Of, c.Project.Volumes[k.Key.Of].Name
			if told.Docker == "" && k.External {
				told.Docker = k.Key.Of
			}
		case storage.OfBind:
			told.Bind = k.Key.Of
		}
		c.result.Claims = append(c.result.Claims, told)
	}
}

// IsEmpty reports whether a directory of a project holds no files: docker could
// have created it as well.
func IsEmpty(root fs.FS, name string) bool { return files.IsEmpty(root, name) }
