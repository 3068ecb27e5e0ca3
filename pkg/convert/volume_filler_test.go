package convert

import (
	"slices"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/types"
)

// Docker creates at the same time what doesn't depend on each other. Then what the
// project builds comes first, and names decide between the rest.
func TestCreatedBefore(t *testing.T) {
	c := &converter{byKey: map[string]*unit{}, builds: builds{built: map[string]*types.BuildConfig{"shop": {}}}}
	add := func(name string, s types.ServiceConfig, needs ...string) {
		s.Name, s.DependsOn = name, types.DependsOnConfig{}
		for _, need := range needs {
			s.DependsOn[need] = types.ServiceDependency{}
		}
		u := &unit{converter: c, ServiceConfig: s, path: "services." + name}
		u.host = u
		c.units, c.byKey[u.path] = append(c.units, u), u
	}
	add("absent", types.ServiceConfig{Scale: new(0)})
	add("after", types.ServiceConfig{}, "web", "base")
	add("base", types.ServiceConfig{}, "zoo")
	add("built", types.ServiceConfig{ContainerSpec: types.ContainerSpec{Image: "shop"}})
	add("web", types.ServiceConfig{})
	add("zoo", types.ServiceConfig{})
	ranks := map[*unit]int{}
	for _, u := range c.units {
		u.rank(ranks)
	}
	slices.SortStableFunc(c.units, func(a, b *unit) int { return createdBefore(a, b, ranks) })
	var names []string
	for _, u := range c.units {
		names = append(names, u.Name)
	}
	if got, want := strings.Join(names, " "), "built web zoo base after absent"; got != want {
		t.Errorf("created are %s, want %s", got, want)
	}
}

func TestIsShown(t *testing.T) {
	for target, want := range map[string]bool{
		"/usr/share/nginx/html": true, "/var/www": true, "/srv/etc": true,
		"/etc": false, "/etc/nginx/conf.d": false, "/var/log/nginx": false, "/etcetera": true,
	} {
		if got := isShown(target); got != want {
			t.Errorf("isShown(%s) = %v", target, got)
		}
	}
}
