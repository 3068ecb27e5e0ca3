package consistency

import (
	"regexp"
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"
	imageref "github.com/distribution/reference"

	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/report"
)

// service checks what only services have.
func (c *checker) service(f tree.Field, at *tree.Path) {
	s := c.services[f.Name]
	written := c.tree.Get("services", f.Name)
	image := written.Get("image")
	if (image == nil || image.Value == "" && !image.Bad) && written.Field("build") == nil && written.Field("provider") == nil &&
		written.Field("extends") == nil { // an extends that is still there failed
		c.Add(report.NoImage, f.At, at.String(), "service "+f.Name)
	}
	c.words(f.Value, at)
	c.watch(f.Value, at)
	c.build(f, s, at)
	c.scale(f, s, at)
	c.limits(f, s, at)
}

// words checks what the engine would refuse only when it makes the container.
func (c *checker) words(n *tree.Node, at *tree.Path) {
	if image, ok := n.Get("image").Text(); ok && image != "" {
		if !c.isImage(image) {
			c.Invalid(n.Get("image"), at.Field("image"), "an image such as example.com/team/name:tag, in lower case up to the tag")
		}
	}
	if restart, ok := n.Get("restart").Text(); ok && !restartPolicy.MatchString(restart) {
		c.Invalid(n.Get("restart"), at.Field("restart"), "no, always, unless-stopped, on-failure or on-failure:5")
	}
}

// isImage reports whether a text names an image. Many services have the same.
func (c *checker) isImage(text string) bool {
	is, known := c.images[text]
	if !known {
		_, err := imageref.ParseNormalizedNamed(text)
		is = err == nil
		c.images[text] = is
	}
	return is
}

var restartPolicy = regexp.MustCompile(`^(|no|always|unless-stopped|on-failure(:\d+)?)$`)

// build checks what an image is built from.
func (c *checker) build(f tree.Field, s *types.ServiceConfig, at *tree.Path) {
	if s.Build == nil {
		return
	}
	for _, context := range f.Value.Get("build", "additional_contexts").AllFields() {
		text, _ := context.Value.Text()
		name, ok := strings.CutPrefix(text, types.ServicePrefix)
		if !ok {
			continue
		}
		field := at.Top("build", "additional_contexts", context.Name).String()
		switch {
		case !c.defined["services"][name]:
			c.Add(report.UndefinedReference, context.At, field, "service "+f.Name, "service", context.Value.Shown(name), c.lookFor("services", name))
		case c.tree.Get("services", name).Field("build") == nil:
			c.Add(report.NotBuildable, context.At, field, f.Name, context.Value.Shown(name))
		}
	}
	if len(s.Build.Platforms) > 0 && s.Platform != "" && !slices.Contains(s.Build.Platforms, s.Platform) {
		key, field := place(f.Value, f.At, at, "build", "platforms")
		c.Add(report.PlatformNotBuilt, key, field, at.String(), f.Value.Get("platform").Shown(s.Platform))
	}
}

// scale checks the number of containers.
func (c *checker) scale(f tree.Field, s *types.ServiceConfig, at *tree.Path) {
	replicas := f.Value.Get("deploy", "replicas")
	scale := f.Value.Get("scale")
	if s.Scale != nil && s.Deploy != nil && s.Deploy.Replicas != nil && *s.Scale != *s.Deploy.Replicas {
		c.Add(report.DistinctValues, replicas.At, at.String(), at.String(), "scale", "deploy.replicas")
	}
	if s.Scale != nil && *s.Scale < 0 {
		c.Invalid(scale, at.Field("scale"), "greater than or equal to 0")
	}
	if s.Deploy != nil && s.Deploy.Replicas != nil && *s.Deploy.Replicas < 0 {
		c.Invalid(replicas, at.Top("deploy", "replicas"), "greater than or equal to 0")
	}
	if s.ContainerName != "" && s.GetScale() > 1 {
		key, field := place(f.Value, f.At, at, "container_name")
		c.Add(report.ContainerNameScaled, key, field, at.String())
	}
	if s.Scale != nil && s.Deploy != nil {
		s.Deploy.Replicas = s.Scale
	}
}

// limits checks that a limit is not written twice with two values.
func (c *checker) limits(f tree.Field, s *types.ServiceConfig, at *tree.Path) {
	if s.Deploy == nil {
		return
	}
	limits, reservations := s.Deploy.Resources.Limits, s.Deploy.Resources.Reservations
	differ := func(old string, differs bool, path ...string) {
		if !differs {
			return
		}
		key, field := place(f.Value, f.At, at, append([]string{"deploy", "resources"}, path...)...)
		c.Add(report.DistinctValues, key, field, at.String(), old, "deploy.resources."+strings.Join(path, "."))
	}
	if limits != nil {
		differ("cpus", s.CPUS != 0 && limits.NanoCPUs != 0 && limits.NanoCPUs.Value() != s.CPUS, "limits", "cpus")
		differ("mem_limit", s.MemLimit != 0 && limits.MemoryBytes != 0 && limits.MemoryBytes != s.MemLimit, "limits", "memory")
		differ("pids_limit", s.PidsLimit != 0 && limits.Pids != 0 && limits.Pids != s.PidsLimit, "limits", "pids")
	}
	if reservations != nil {
		differ("mem_reservation", s.MemReservation != 0 && reservations.MemoryBytes != 0 && reservations.MemoryBytes != s.MemReservation, "reservations", "memory")
	}
}
