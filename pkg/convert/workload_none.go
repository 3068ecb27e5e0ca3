package convert

import (
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/images"
	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/report"
)

// leaveOut notes the services that spec.services doesn't want: they become nothing,
// but their labels may say something about others. Who needs them is told.
func (c *converter) leaveOut() {
	for _, name := range sorted.Keys(c.set.Left) {
		is := c.set.Left[name]
		c.leftOut[name] = &drafts.Draft{Plans: &c.Plans, Unit: is, Env: is.Environment()}
		is.SayUnit(report.ServiceLeftOut, name)
	}
	for _, u := range c.units {
		c.sayHelper(u)
		c.sayLeftOut(u)
	}
}

// sayLeftOut says who uses what is left out: by its network, its volumes, or an
// order of starts. Who only names it is told where the name stands.
func (c *converter) sayLeftOut(u *drafts.Draft) {
	for _, n := range u.Namespaces() {
		if name, ok := strings.CutPrefix(n.Value, types.ServicePrefix); ok && c.leftOut[name] != nil {
			u.Say(n.Attribute, report.LeftOutNeeded, u.Name, name, n.Attribute)
		}
	}
	for i, from := range u.VolumesFrom {
		if name, _, _ := strings.Cut(from, ":"); c.leftOut[name] != nil {
			u.SayItem("volumes_from", i, report.LeftOutNeeded, u.Name, name, "volumes_from")
		}
	}
	for _, name := range sorted.Keys(u.DependsOn) {
		if c.leftOut[name] != nil {
			u.SayEntry("depends_on", name, report.LeftOutUsed, "depends_on of "+u.Name, name)
		}
	}
}

// sayHelper warns about a service that works beside a Docker engine only: its image
// is known for that, and it watches one.
func (c *converter) sayHelper(u *drafts.Draft) {
	h, ok := images.HelperOf(u.Image)
	if !ok || u.Parent != nil || !watchesDocker(u) {
		return
	}
	c.result.Helpers = append(c.result.Helpers, Helper{u.Name, h.Does})
	u.Say("image", report.DockerHelper, u.Name, h.Does, h.Instead)
}

// Helper is a service that works beside a Docker engine only.
type Helper struct {
	Service string
	Does    string // what it does there
}

// watchesDocker reports whether a service reaches an engine, by its socket or by an
// address.
func watchesDocker(u *drafts.Draft) bool {
	return slices.ContainsFunc(u.Volumes, func(v types.ServiceVolumeConfig) bool { return strings.HasSuffix(v.Source, "docker.sock") }) ||
		slices.ContainsFunc(slices.Concat(u.Entrypoint, u.Command), func(word string) bool {
			word = strings.ToLower(word)
			return strings.Contains(word, "providers.docker") || strings.Contains(word, "tcp://") && strings.Contains(word, ":237")
		}) || namesEngine(u)
}

func namesEngine(u *drafts.Draft) bool {
	for _, v := range u.Env {
		if name := strings.ToUpper(v.Name); name == "DOCKER_HOST" || strings.HasPrefix(name, "TRAEFIK_PROVIDERS_DOCKER") {
			return true
		}
	}
	return false
}
