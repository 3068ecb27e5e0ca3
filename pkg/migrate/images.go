package migrate

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"sigs.k8s.io/kustomize/api/types"

	"github.com/composesource/composesource/pkg/generate"
)

// The ways in which an image reaches the nodes of a cluster.
const (
	Registry = "registry" // pushed, and pulled by the nodes
	K3s      = "k3s"      // imported on each node
	Kind     = "kind"     // loaded into each node
)

// Ways returns the ways in which an image reaches the nodes of a cluster.
func Ways() []string { return []string{Registry, K3s, Kind} }

// ImageOptions say where images go.
type ImageOptions struct {
	Compose
	Overlay       string               // the directory that names the images; the working directory when empty
	Kustomization *types.Kustomization // of the overlay; nil when there is none
	Repository    string               // where new names begin, such as registry.example.com/coco
	Tag           string               // of new names
	To            string               // Registry, K3s or Kind
	Cluster       string               // of Kind; empty: its default
}

// Image is an image that the project builds, on its way to the cluster.
type Image struct {
	Services   []string `json:"services"`             // and jobs that run it, by name
	Context    string   `json:"context"`              // directory or URL that it is built from; a directory relative to the working directory
	Dockerfile string   `json:"dockerfile,omitempty"` // relative to the context
	Target     string   `json:"target,omitempty"`     // stage of the Dockerfile
	Compose    string   `json:"compose"`              // what docker compose calls it
	Base       string   `json:"base"`                 // what the base calls it
	Overlay    string   `json:"overlay"`              // what the overlay calls it, or is told to
	known      bool     // the overlay calls it so already
}

// Images is what there is to know and to do, as JSON and as a script have it.
type Images struct {
	Project  string    `json:"project"`
	Images   []Image   `json:"images"`
	Commands []Command `json:"commands"` // in their order
	page     ImageOptions
}

// Command is one command.
type Command struct {
	Dir   string   `json:"dir"` // to run it in, from the working directory
	Words []string `json:"words"`
}

// NewImages finds the images that the project builds, and the commands that bring
// them to a cluster. An error says that it builds none, or what is not known of a
// new name.
func NewImages(result *generate.Result, o ImageOptions) (*Images, error) {
	all := &Images{Project: o.Project, page: o}
	for _, b := range result.Built {
		i := slices.IndexFunc(all.Images, func(known Image) bool { return known.Base == b.Image })
		if i >= 0 {
			all.Images[i].Services = append(all.Images[i].Services, b.Service)
			continue
		}
		all.Images = append(all.Images, o.image(result, b.Service, b.Image))
	}
	if len(all.Images) == 0 {
		return nil, fmt.Errorf("the project %s builds no images: nothing has a build: in its Compose file", o.Project)
	}
	for i := range all.Images {
		slices.Sort(all.Images[i].Services)
		if err := o.check(all.Images[i]); err != nil {
			return nil, err
		}
	}
	all.Commands = o.commands(all.Images)
	return all, nil
}

// image describes the image of a service or job.
func (o ImageOptions) image(result *generate.Result, service, base string) Image {
	job := result.Project.Jobs[service]
	build, written := job.Build, job.Image
	if s, ok := result.Project.Services[service]; ok {
		build, written = s.Build, s.Image
	}
	i := Image{
		Services: []string{service}, Context: o.context(build.Context), Dockerfile: build.Dockerfile, Target: build.Target,
		Base: base, Compose: cmp.Or(written, o.Project+"-"+service),
	}
	name, tag := splitTag(base)
	if known := o.renamed(name); known != nil {
		i.known = true
		i.Overlay = cmp.Or(known.NewName, name) + ":" + cmp.Or(known.NewTag, tag)
	}
	if !i.known || o.Repository != "" || o.Tag != "" {
		i.Overlay, i.known = o.newName(name, tag, i.Overlay), false
	}
	return i
}

// renamed returns what the overlay does with an image.
func (o ImageOptions) renamed(name string) *types.Image {
	if o.Kustomization == nil {
		return nil
	}
	for i, image := range o.Kustomization.Images {
		if image.Name == name && image.Digest == "" && image.NewName+image.NewTag != "" {
			return &o.Kustomization.Images[i]
		}
	}
	return nil
}

// newName is what the overlay is told to call an image: what it calls it already,
// with what the user changes of that.
func (o ImageOptions) newName(name, tag, known string) string {
	if known != "" {
		name, tag = splitTag(known)
	}
	if o.Repository != "" {
		name = strings.TrimSuffix(o.Repository, "/") + "/" + path.Base(name)
	}
	return name + ":" + cmp.Or(o.Tag, tag)
}

// context is the directory of a build as the working directory sees it.
func (o ImageOptions) context(dir string) string {
	if strings.Contains(dir, "://") || strings.HasPrefix(dir, "git@") || strings.HasPrefix(dir, "/") {
		return dir
	}
	return path.Join(o.Dir, dir)
}

// splitTag separates the tag of an image from its name.
func splitTag(image string) (name, tag string) {
	image, _, _ = strings.Cut(image, "@")
	if i := strings.LastIndexByte(image, ':'); i > strings.LastIndexByte(image, '/') {
		return image[:i], image[i+1:]
	}
	return image, ""
}

// check refuses a name under which no node could get the image.
func (o ImageOptions) check(i Image) error {
	name, tag := splitTag(i.Overlay)
	host, _, deep := strings.Cut(name, "/")
	switch {
	case tag == "" || tag == "latest":
		return fmt.Errorf("the image %s has no tag that tells one build from the next; give one with --tag 1.4.2", i.Base)
	case o.To == Registry && (!deep || !strings.ContainsAny(host, ".:") && host != "localhost"):
		return fmt.Errorf("the image %s is in no registry of yours; say in which: --repository registry.example.com/%s", i.Base, o.Project)
	}
	return nil
}

// commands are what brings the images to the cluster.
func (o ImageOptions) commands(images []Image) []Command {
	build := append(o.Command(), "build")
	set := []string{"kustomize", "edit", "set", "image"}
	var named, save []string
	all := []Command{{".", nil}}
	do := func(words ...string) { all = append(all, Command{".", words}) }
	for _, i := range images {
		build, save = append(build, i.Services[0]), append(save, i.Overlay)
		if i.Compose != i.Overlay {
			do("docker", "tag", i.Compose, i.Overlay)
		}
		switch o.To {
		case Registry:
			do("docker", "push", i.Overlay)
		case Kind:
			do("kind", "load", "docker-image", i.Overlay, "--name", cmp.Or(o.Cluster, "kind"))
		}
		if name, _ := splitTag(i.Base); !i.known && i.Base != i.Overlay {
			named = append(named, name+"="+i.Overlay)
		}
	}
	all[0].Words = build
	if archive := o.Project + "-images.tar"; o.To == K3s {
		do(append([]string{"docker", "save", "--output", archive}, save...)...)
		do("sudo", "k3s", "ctr", "images", "import", archive)
	}
	if len(named) > 0 {
		all = append(all, Command{o.Overlay, append(set, named...)})
	}
	return all
}

// CheckWay refuses a way that isn't one.
func CheckWay(way string) error {
	if !slices.Contains(Ways(), way) {
		return errors.New("--to " + way + " is none of " + strings.Join(Ways(), ", "))
	}
	return nil
}
