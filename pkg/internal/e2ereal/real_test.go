package e2ereal

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// real keeps `go test ./...` from starting servers: it takes most of an hour.
var real = flag.Bool("real", false, "run the applications in both worlds")

// suite is what all applications share.
type suite struct {
	old, new string // binaries
	storages []string
	disks    *disks
	page     *page
}

func TestReal(t *testing.T) {
	if !*real {
		t.Skip("make e2e-real runs this: real servers, in docker compose and on a cluster")
	}
	need(t)
	s := &suite{storages: strings.Split(cmp.Or(os.Getenv("STORAGE"), "block,local"), ",")}
	var err error
	if s.new, err = binary(t, ""); err != nil {
		t.Fatal(err)
	}
	from := cmp.Or(os.Getenv("UPGRADE_FROM"), upgradeFrom)
	if s.old, err = binary(t, from); err != nil {
		t.Logf("skipped: upgrades, because commit %s can't be built: %v", from, err)
	}
	s.disks = newDisks(t)
	s.page = readPage(t)
	pick := regexp.MustCompile(cmp.Or(os.Getenv("RUN"), "."))
	start := time.Now()
	for _, a := range apps(t) {
		if pick.MatchString(a.name) {
			t.Run(a.name, func(t *testing.T) { s.app(t, a) })
		}
	}
	t.Logf("all took %v", time.Since(start).Round(time.Second))
}

// upgradeFrom is the commit whose objects are upgraded: the last one before
// real servers were tried.
const upgradeFrom = "2af0ed0"

// need skips aloud when something is missing.
func need(t *testing.T) {
	if os.Getenv("KUBECONFIG") == "" {
		t.Skip("KUBECONFIG is not set: no cluster to try this on")
	}
	if os.Getenv("E2E_IMPORT") == "" {
		t.Skip("E2E_IMPORT is not set: the command that reads docker save and gives its images to the cluster")
	}
	for what, probe := range map[string][]string{
		"docker compose": {"docker", "compose", "version"}, "a docker engine": {"docker", "info"},
		"a cluster": {cmp.Or(os.Getenv("KUBECTL"), "kubectl"), "get", "nodes"}, "the images of make e2e-real-images": {"docker", "image", "inspect", waiter},
	} {
		if _, err := command("", "", probe[0], probe[1:]...); err != nil {
			t.Skipf("missing: %s: %v", what, err)
		}
	}
}

// app runs one application: in Docker, then on each storage and as an upgrade,
// which `go test -parallel` may do at the same time.
func (s *suite) app(t *testing.T, a app) {
	start := time.Now()
	if err := a.compile(t); err != nil {
		t.Fatal(err)
	}
	d := newDocker(t, a)
	images := s.give(t, d)
	oracle := run(d, a)
	for _, differs := range oracle.differs {
		t.Errorf("docker: %s", differs)
	}
	d.down() // two cores are few
	r := row{app: a, docker: oracle, on: map[string]*outcome{}}
	var lock sync.Mutex
	t.Run("on", func(t *testing.T) {
		for _, storage := range s.storages {
			t.Run(storage, func(t *testing.T) {
				t.Parallel()
				o := s.cluster(t, a, storage, images, oracle)
				lock.Lock()
				defer lock.Unlock()
				r.on[storage] = o
			})
		}
		if s.old != "" {
			t.Run("upgrade", func(t *testing.T) {
				t.Parallel()
				r.rolls, r.upgrade = s.upgrade(t, a, s.storages[0], images)
			})
		}
	})
	s.page.put(t, r)
	t.Logf("%s took %v", a.name, time.Since(start).Round(time.Second))
}

// give builds an application's images and gives them to the cluster. Docker
// calls them latest, which a cluster would look for in a registry.
func (s *suite) give(t *testing.T, d docker) []string {
	built, err := d.images()
	if err != nil {
		t.Fatal(err)
	}
	if len(built) == 0 {
		return nil
	}
	if _, err := d.compose("build", "--quiet"); err != nil {
		t.Fatal(err)
	}
	save := "docker save"
	for _, image := range built {
		if _, err := command("", "", "docker", "tag", image, image+":e2e"); err != nil {
			t.Fatal(err)
		}
		save += " " + image + ":e2e"
	}
	if _, err := command("", "", "sh", "-c", save+" | "+os.Getenv("E2E_IMPORT")); err != nil {
		t.Fatal(err)
	}
	return built
}

func (s *suite) world(t *testing.T, a app, name, storage string, images []string) *cluster {
	return newCluster(t, converter{
		binary: s.new, app: a, images: images, tag: "e2e",
		namespace: fmt.Sprintf("%s-%s-%s", prefix(), a.name, name), class: prefix() + "-" + storage,
	}, s.disks)
}

// cluster runs an application on one kind of storage.
func (s *suite) cluster(t *testing.T, a app, storage string, images []string, oracle *outcome) *outcome {
	w := s.world(t, a, storage, storage, images)
	o := run(w, a)
	o.compare(oracle)
	if len(a.warned) > 0 {
		w.plain = true
		_, said, _ := w.manifests(a.at(""))
		for _, code := range a.warned {
			if !codes(said)[code] {
				o.differ("without spec.yaml no finding %s says so", code)
			}
		}
	}
	for _, differs := range o.differs {
		t.Error(differs)
	}
	return o
}

// compile puts a program beside each main.go, under its directory's name: an
// image with Go would be larger than all others.
func (a app) compile(t *testing.T) error {
	for name := range maps.Clone(a.files) {
		dir, ok := strings.CutSuffix(name, "/main.go")
		if !ok {
			continue
		}
		there := scratch(t)
		if err := write(there, map[string][]byte{"main.go": a.files[name], "go.mod": []byte("module " + path.Base(dir) + "\n")}); err != nil {
			return err
		}
		if _, err := command(there, "", "env", "CGO_ENABLED=0", "go", "build", "-o", "program", "."); err != nil {
			return err
		}
		program, err := os.ReadFile(filepath.Join(there, "program"))
		if err != nil {
			return err
		}
		a.files[dir+"/"+path.Base(dir)] = program
	}
	return nil
}
