package convert

import (
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/images"
	"github.com/composesource/composesource/pkg/report"
)

// leaveOut keeps a service that spec.services doesn't want out of the result: it
// becomes nothing, but its labels may say something about others.
func (c *converter) leaveOut(name string) bool {
	if c.options.Spec.Services[name].Kind != api.KindNone {
		return false
	}
	u := &unit{
		converter: c, ServiceConfig: c.project.Services[name], path: "services." + name,
		node: c.project.Tree.Get("services", name), at: c.project.At("services", name), env: c.project.Environment("services." + name),
	}
	u.Name, u.host = name, u
	c.leftOut[name] = u
	u.sayUnit(report.ServiceLeftOut, name)
	return true
}

// sayLeftOut says who uses what is left out: by its network, its volumes, or an
// order of starts. Who only names it is told where the name stands.
func (u *unit) sayLeftOut() {
	for _, n := range u.namespaces() {
		if name, ok := strings.CutPrefix(n.value, types.ServicePrefix); ok && u.leftOut[name] != nil {
			u.say(n.attribute, report.LeftOutNeeded, u.Name, name, n.attribute)
		}
	}
	for i, from := range u.VolumesFrom {
		if name, _, _ := strings.Cut(from, ":"); u.leftOut[name] != nil {
			u.sayItem("volumes_from", i, report.LeftOutNeeded, u.Name, name, "volumes_from")
		}
	}
	for _, name := range sortedKeys(u.DependsOn) {
		if u.leftOut[name] != nil {
			u.sayEntry("depends_on", name, report.LeftOutUsed, "depends_on of "+u.Name, name)
		}
	}
}

// sayHelper warns about a service that works beside a Docker engine only: its image
// is known for that, and it watches one.
func (u *unit) sayHelper() {
	h, ok := images.HelperOf(u.Image)
	if !ok || u.parent != nil || !u.watchesDocker() {
		return
	}
	u.result.Helpers = append(u.result.Helpers, Helper{u.Name, h.Does})
	u.say("image", report.DockerHelper, u.Name, h.Does, h.Instead)
}

// Helper is a service that works beside a Docker engine only.
type Helper struct {
	Service string
	Does    string // what it does there
}

// watchesDocker reports whether a service reaches an engine, by its socket or by an
// address.
func (u *unit) watchesDocker() bool {
	return slices.ContainsFunc(u.Volumes, func(v types.ServiceVolumeConfig) bool { return strings.HasSuffix(v.Source, "docker.sock") }) ||
		slices.ContainsFunc(slices.Concat(u.Entrypoint, u.Command), func(word string) bool {
			word = strings.ToLower(word)
			return strings.Contains(word, "providers.docker") || strings.Contains(word, "tcp://") && strings.Contains(word, ":237")
		}) || u.namesEngine()
}

func (u *unit) namesEngine() bool {
	for _, v := range u.env {
		if name := strings.ToUpper(v.Name); name == "DOCKER_HOST" || strings.HasPrefix(name, "TRAEFIK_PROVIDERS_DOCKER") {
			return true
		}
	}
	return false
}
