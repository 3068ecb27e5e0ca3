package storage

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/compose-spec/compose-go/v2/types"
	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/compose"
	cfiles "github.com/composesource/composesource/pkg/convert/internal/files"
	"github.com/composesource/composesource/pkg/convert/internal/inspect"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/report"
)

func TestIsConfigTarget(t *testing.T) {
	for target, want := range map[string]bool{
		"/docker-entrypoint-initdb.d":           true,
		"/docker-entrypoint.d":                  true,
		"/etc/nginx/conf.d":                     true,
		"/etc/mysql/conf.d/extra":               true,
		"/etc/grafana/provisioning":             true,
		"/etc/grafana/provisioning/datasources": true,
		"/var/lib/postgresql/data":              false,
		"/etc/confd":                            false,
		"/config":                               false,
		"/srv/provisioning-tool":                false,
	} {
		if got := isConfigTarget(target); got != want {
			t.Errorf("isConfigTarget(%s) = %v, want %v", target, got, want)
		}
	}
}

// plannerOf is for services of a project called app with some files.
func plannerOf(files fstest.MapFS, services compose.Services) *planner {
	for name, s := range services {
		s.Name = name
	}
	r := report.New(report.Options{Level: report.Info})
	p := &compose.Project{Project: &types.Project{Name: "app"}, Services: services, Root: files, Tree: &compose.Node{Kind: compose.Mapping}}
	set, budget := units.List(p, nil, r), cfiles.NewBudget(r)
	return newPlanner(Sources{
		Project: p, Units: set, Pods: pods.New(set, nil, api.Spec{}, r), Images: inspect.New(set, files, nil), Budget: budget,
		Files: cfiles.New(files, budget, func(string) bool { return false }), Report: r,
	})
}

func TestIsDevelopment(t *testing.T) {
	l := plannerOf(fstest.MapFS{"app/src/a": {}, "other/b": {}, "app/file": {}}, nil)
	for _, test := range []struct {
		context, sourceOf, target string
		readOnly, want            bool
	}{
		{"app", "app", "/app", false, true},
		{"./app/", "app", "/app", true, true},
		{"app", "app/src", "/app/src", false, true},
		{"app", "app/src", "/etc/nginx/conf.d", false, false},
		{"app", "app/src", "/settings", true, false},
		{"app", "app/uploads", "/uploads", false, false}, // docker creates it: data
		{"app", "app/src", "/etc/app/rules", false, false},
		{"app", "app/src", "/var/lib/app", false, false},
		{"app", "app/file", "/file", false, false},
		{"app", "apparel", "/x", false, false},
		{"app", "other", "/other", false, false},
		{".", "other", "/other", false, true},
		{"app", "app", "/etc/app", false, false},
		{"app", "app", "/data", false, false},
		{".", ".", "/app", false, true},
		{"https://example.com/repo.git", "app", "/app", false, false},
		{"", "app", "/app", false, false},
	} {
		l.planBuilds()
		u := &member{l: l, Unit: &units.Unit{ServiceConfig: &types.ServiceConfig{}}}
		if test.context != "" {
			u.Build = &types.BuildConfig{Context: test.context}
		}
		v := volumeEntry{ServiceVolumeConfig: types.ServiceVolumeConfig{Source: test.sourceOf, Target: test.target, ReadOnly: test.readOnly}}
		if got := u.isDevelopment(v); got != test.want {
			t.Errorf("context %q, %s:%s (ro %v): %v, want %v", test.context, test.sourceOf, test.target, test.readOnly, got, test.want)
		}
	}
}

// An image holds a directory of its context where COPY and ADD put it, and nowhere
// else.
func TestMayHold(t *testing.T) {
	l := plannerOf(fstest.MapFS{
		"whole/Dockerfile":       {Data: []byte("FROM x\nWORKDIR /srv\nCOPY . .\n")},
		"whole/.dockerignore":    {Data: []byte("# not sent\nfixtures\n**/cache/*\n!app/cache\n")},
		"parts/Dockerfile":       {Data: []byte("FROM x\nCOPY pyproject.toml /srv/\nCOPY lib/rules /srv/rules\n")},
		"deps/Dockerfile":        {Data: []byte("FROM x\nWORKDIR /srv\nCOPY package.json yarn.lock ./\n")},
		"code/Dockerfile":        {Data: []byte("FROM x\nWORKDIR /srv\nCOPY package.json ./\nCOPY server ./server\n")},
		"unknown/Dockerfile":     {Data: []byte("FROM x\nCOPY . .\n")},
		"stages/Dockerfile":      {Data: []byte("FROM x AS dev\nWORKDIR /srv\nFROM dev AS prod\nCOPY . .\n")},
		"stages/Dockerfile.prod": {Data: []byte("FROM x AS dev\nWORKDIR /srv\nFROM dev AS prod\nCOPY . .\n")},
	}, nil)
	l.planBuilds()
	for _, test := range []struct {
		context, file, stage, below, target string
		want                                bool
	}{
		{"whole", "", "", ".", "/srv", true},
		{"whole", "", "", "app", "/srv/app", true},
		{"whole", "", "", "app", "/opt/app", false},
		{"whole", "", "", "fixtures/a", "/srv/fixtures/a", false},
		{"whole", "", "", "lib/cache/a", "/srv/lib/cache/a", false},
		{"whole", "", "", "app/cache", "/srv/app/cache", true},
		{"parts", "", "", "lib/rules", "/srv/rules", true},
		{"parts", "", "", "lib/rules/x", "/srv/rules/x", true},
		{"parts", "", "", "lib", "/srv", false},
		{"parts", "", "", ".", "/srv", false},
		{"deps", "", "", ".", "/srv", false},
		{"code", "", "", ".", "/srv", true},
		{"code", "", "", ".", "/app", false},
		{"unknown", "", "", "app", "/anywhere/app", true},
		{"unknown", "", "", "rules", "/etc/server/rules", false},
		{"stages", "", "dev", ".", "/srv", false},
		{"stages", "", "", ".", "/srv", true},
		{"stages", "Dockerfile.prod", "prod", ".", "/srv", true},
		{"absent", "", "", "app", "/srv/app", true},
		{"absent", "", "", "app", "/etc/app", false},
	} {
		u := &member{l: l, Unit: &units.Unit{ServiceConfig: &types.ServiceConfig{}}}
		u.Build = &types.BuildConfig{Context: test.context, Dockerfile: test.file, Target: test.stage}
		if got := u.mayHold(test.below, test.target); got != test.want {
			t.Errorf("%+v: got %v", test, got)
		}
	}
}

func TestPropagation(t *testing.T) {
	for word, want := range map[string]corev1.MountPropagationMode{
		"shared": corev1.MountPropagationBidirectional, "rshared": corev1.MountPropagationBidirectional,
		"slave": corev1.MountPropagationHostToContainer, "rslave": corev1.MountPropagationHostToContainer,
		"private": corev1.MountPropagationNone, "rprivate": corev1.MountPropagationNone,
	} {
		if got := propagation(word); got == nil || *got != want {
			t.Errorf("propagation(%s) = %v, want %s", word, got, want)
		}
	}
	if propagation("") != nil {
		t.Error("without a word Kubernetes' default holds")
	}
}

// A chain of volumes_from, and a diamond many levels deep, cost one look at each
// service.
func TestVolumesFromIsLinear(t *testing.T) {
	const depth = 60
	services := compose.Services{}
	for i := range depth {
		u := &types.ServiceConfig{}
		u.Volumes = []types.ServiceVolumeConfig{{Type: "volume", Source: "v", Target: "/" + strings.Repeat("t", i+1)}}
		if i > 0 {
			below := strings.Repeat("s", i)
			u.VolumesFrom = []string{below, below}
		}
		services[strings.Repeat("s", i+1)] = u
	}
	l := plannerOf(nil, services)
	if got := len(l.members[depth-1].allVolumes()); got != depth {
		t.Errorf("%d volumes, want %d", got, depth)
	}
	l.members[0].VolumesFrom = []string{strings.Repeat("s", depth)}
	for _, u := range l.members {
		u.volumes = nil
	}
	l.members[0].allVolumes() // a circle must end
}
