package scaffold

import (
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/composesource/composesource/pkg/api"
)

// read returns what the files are told of a project.
func read(t *testing.T, compose string) *app {
	t.Helper()
	return newApp(converted(t, fstest.MapFS{
		"compose.yaml": {Data: []byte(compose)}, "Dockerfile": {Data: []byte("FROM scratch\n")},
	}, api.Spec{}))
}

// Every number of pods in an overlay has a reason.
func TestReplicas(t *testing.T) {
	for _, test := range []struct{ why, service, want string }{
		{"the project's own number is for production", "{image: x, deploy: {replicas: 3}}", "[{web 1 3}]"},
		{"what is off stays off", "{image: x, scale: 0}", "[{web 0 0}]"},
		{"one is what there is anyway", "{image: x, deploy: {replicas: 1}}", "[]"},
		{"what others wrote may not bear it", "{image: x, ports: ['80:80']}", "[]"},
		{"what answers can be two", "{build: ., ports: ['80:80']}", "[{web 1 2}]"},
		{"inside, too", "{build: ., expose: ['80']}", "[{web 1 2}]"},
		{"a second worker might do everything twice", "{build: .}", "[{web 1 1}]"},
		{"Compose allows one of that name", "{build: ., ports: ['80:80'], container_name: web}", "[{web 1 1}]"},
		{"a volume of its own has one user", "{build: ., ports: ['80:80'], volumes: ['data:/data']}", "[]"},
		{"a port of the node has one user", "{build: ., ports: [{target: 80, published: '80', mode: host}]}", "[]"},
		{"each node has one", "{build: ., ports: ['80:80'], deploy: {mode: global}}", "[]"},
		{"a job ends", "{build: ., deploy: {mode: replicated-job}}", "[]"},
	} {
		a := read(t, "services: {web: "+test.service+"}\nvolumes: {data: {}}\n")
		if got := fmt.Sprint(a.Replicas); got != test.want {
			t.Errorf("%s: %s has %s, want %s", test.why, test.service, got, test.want)
		}
	}
}

// What is published is opened, but for what stands behind something else.
func TestPublish(t *testing.T) {
	for _, test := range []struct {
		why, compose  string
		types, public []string
		inside        []inside
	}{
		{why: "nothing is published", compose: "{web: {image: x, expose: ['80']}}"},
		{why: "the type opens no more", compose: "{web: {image: x, ports: ['8080:80']}}", types: []string{"web"}},
		{why: "the type would open more", compose: "{web: {image: x, ports: ['8080:80'], expose: ['9000']}}", public: []string{"web-public"}},
		{why: "loopback is no publishing", compose: "{web: {image: x, ports: ['127.0.0.2:8080:80']}}"},
		{why: "a headless Service has no type", compose: "{web: {image: x, ports: ['8080:80'], deploy: {endpoint_mode: dnsrr}}}", public: []string{"web-public"}},
		{why: "a store", compose: "{db: {image: 'postgres:17', ports: ['5432:5432']}}", inside: []inside{{"db", "a store"}}},
		{why: "a worker is not in front", compose: "{app: {image: x, ports: ['80:80']}, worker: {image: x, depends_on: [app]}}", types: []string{"app"}},
		{
			why:     "the last in a chain is in front",
			compose: "{web_app: {image: x, ports: ['80:80'], depends_on: [api]}, api: {image: x, ports: ['81:81'], depends_on: [log]}, log: {image: x, ports: ['82:82']}}",
			types:   []string{"web-app"}, inside: []inside{{"api", "used by web-app"}, {"log", "used by api"}},
		},
	} {
		a := read(t, "services: "+test.compose+"\n")
		var public []string
		for _, s := range a.Public {
			public = append(public, s.GetName())
		}
		if diff := cmp.Diff([]any{test.types, test.public, test.inside}, []any{a.Types, public, a.Inside}); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.why, diff)
		}
	}
}

// A claim of somebody else's is no decision of the overlay.
func TestClaims(t *testing.T) {
	a := read(t, "services: {web: {image: x, volumes: ['bb:/b', 'aa:/a', 'other:/o', '/anonymous']}}\n"+
		"volumes: {bb: {driver_opts: {size: 2g}}, aa: {}, other: {external: true}}\n")
	if diff := cmp.Diff([]claim{{"aa", "5Gi"}, {"bb", "2Gi"}}, a.Claims); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSplitImage(t *testing.T) {
	for image, want := range map[string][2]string{
		"nginx": {"nginx", ""}, "nginx:1.27": {"nginx", "1.27"},
		"localhost:5000/a/b": {"localhost:5000/a/b", ""}, "localhost:5000/a/b:1": {"localhost:5000/a/b", "1"},
		"a@sha256:0f": {"a", "sha256:0f"}, "host:5000/a:1@sha256:0f": {"host:5000/a", "sha256:0f"},
	} {
		if name, tag := splitImage(image); want != [2]string{name, tag} {
			t.Errorf("%s is split into %q and %q", image, name, tag)
		}
	}
}

// What only works beside a Docker engine is left out of a project that has more.
func TestLeftOut(t *testing.T) {
	const helper = "portainer: {image: portainer/portainer-ce, volumes: ['/var/run/docker.sock:/var/run/docker.sock']}"
	for compose, want := range map[string]int{
		"services: {" + helper + ", web: {image: x}}": 1,
		"services: {" + helper + "}":                  0,
	} {
		result := converted(t, fstest.MapFS{"compose.yaml": {Data: []byte(compose)}}, api.Spec{})
		if got := len(Decide(result, "").Left); got != want {
			t.Errorf("%s: %d left out, want %d", compose, got, want)
		}
	}
}
