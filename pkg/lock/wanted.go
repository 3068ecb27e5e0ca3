package lock

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/facts"
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/naming"
)

// Want is an image of a project, and what the project wants to know of it.
type Want struct {
	Reference string   // as the project writes it, or as Compose calls what it builds
	Platform  string   // that a service asks for; usually none
	Built     bool     // the project builds it: no registry may have it
	Paths     []string // at which something is mounted
	Users     []string // names in user, of hooks as well
	Groups    []string // names in user and group_add
}

// Wanted returns the images that the services and jobs of a project run in or mount, those
// of all profiles, and what of them the project can use, in order and each once.
func Wanted(p *compose.Project) []Want {
	w := wanted{project: p, all: map[[2]string]*Want{}, mounted: map[string][]string{}}
	for _, services := range []compose.Services{p.Services, p.DisabledServices} {
		for _, name := range slices.Sorted(maps.Keys(services)) {
			w.service(name, services[name])
		}
	}
	for _, jobs := range []types.Jobs{p.Jobs, p.DisabledJobs} {
		for _, name := range slices.Sorted(maps.Keys(jobs)) {
			j := jobs[name]
			w.container(w.reference(name, j.ContainerSpec, j.Build), j.ContainerSpec, j.Build)
		}
	}
	var list []Want
	for _, key := range slices.SortedFunc(maps.Keys(w.all), func(a, b [2]string) int { return slices.Compare(a[:], b[:]) }) {
		want := w.all[key]
		for _, names := range []*[]string{&want.Paths, &want.Users, &want.Groups} {
			slices.Sort(*names)
			*names = slices.Compact(*names)
		}
		list = append(list, *want)
	}
	return list
}

type wanted struct {
	project *compose.Project
	all     map[[2]string]*Want // by reference and platform
	mounted map[string][]string // targets of services
	mounts  int                 // how many those are
}

func (w *wanted) service(name string, s *types.ServiceConfig) {
	image := w.reference(name, s.ContainerSpec, s.Build)
	w.container(image, s.ContainerSpec, s.Build)
	want := w.want(image, s.ContainerSpec)
	for _, hook := range s.PreStart {
		w.container(cmp.Or(hook.Image, image), hook.ContainerSpec, nil)
	}
	for _, hook := range slices.Concat(s.PostStart, s.PreStop) {
		want.user(hook.User)
	}
	if len(s.VolumesFrom) > 0 {
		want.Paths = append(want.Paths, w.targets(name, s)...)
	}
}

// targets returns where something is mounted into a service, what it has of others by
// volumes_from included, each once. What brings more mounts than a project may have is
// left out: nothing is made of that project.
func (w *wanted) targets(name string, s *types.ServiceConfig) []string {
	if known, ok := w.mounted[name]; ok {
		return known
	}
	w.mounted[name] = nil // a circle ends here
	var all []string
	for _, v := range s.Volumes {
		all = append(all, v.Target)
	}
	for _, from := range s.VolumesFrom {
		other, _, _ := strings.Cut(from, ":")
		for _, services := range []compose.Services{w.project.Services, w.project.DisabledServices} {
			if of, ok := services[other]; ok && w.mounts <= limit.Mounts.Max() {
				all = append(all, w.targets(other, of)...)
			}
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	w.mounts += len(all)
	w.mounted[name] = all
	return all
}

// reference returns the name of the image that a container runs in.
func (w *wanted) reference(name string, c types.ContainerSpec, b *types.BuildConfig) string {
	if c.Image == "" && b != nil {
		return naming.Image(w.project.Name, name)
	}
	return c.Image
}

func (w *wanted) container(image string, c types.ContainerSpec, b *types.BuildConfig) {
	want := w.want(image, c)
	want.Built = want.Built || b != nil
	want.mounts(c.Volumes)
	for _, v := range c.Volumes {
		if v.Type == types.VolumeTypeImage {
			w.want(v.Source, types.ContainerSpec{})
		}
	}
	want.user(c.User)
	for _, group := range c.GroupAdd {
		want.Groups = named(want.Groups, group)
	}
}

// want returns the entry of an image. What has no image has one that nobody sees.
func (w *wanted) want(image string, c types.ContainerSpec) *Want {
	key := [2]string{image, c.Platform}
	if w.all[key] == nil {
		found := &Want{Reference: image, Platform: c.Platform}
		if image == "" {
			return found
		}
		w.all[key] = found
	}
	return w.all[key]
}

func (w *Want) mounts(volumes []types.ServiceVolumeConfig) {
	for _, v := range volumes {
		w.Paths = append(w.Paths, v.Target)
	}
}

func (w *Want) user(text string) {
	name, group, _ := strings.Cut(text, ":")
	w.Users, w.Groups = named(w.Users, name), named(w.Groups, group)
}

// named adds what is a name, and no number.
func named(names []string, text string) []string {
	if _, ok := facts.Number(text); ok || text == "" {
		return names
	}
	return append(names, text)
}
