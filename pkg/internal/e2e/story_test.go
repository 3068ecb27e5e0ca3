package e2e

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mattn/go-shellwords"

	history "github.com/composesource/composesource/testdata/story"
)

// seen is what a commit of the story does in the cluster, besides that the pods are
// replaced of which diff says so, and no others.
type seen struct {
	replaced []string  // whose pods are
	empty    [2]string // the claim that is new, and what mounts it where its data was not moved
	moved    [3]string // the claim that is new, what mounts it, and the claim whose data is moved to it
	gone     []string  // Deployments that apply leaves where they are
	secret   string    // what has to be made before
	said     string    // what else diff says
	look     [2]string // what kubectl is asked then, and what it has to say
}

// onCluster are the commits after which the shop is applied; what the others change
// comes along.
func onCluster() map[string]seen {
	all := []string{"api", "beat", "web", "worker"}
	return map[string]seen{
		"an image is updated":                      {replaced: []string{"db"}, look: [2]string{"get pods --selector app.kubernetes.io/name=db --output jsonpath={..containers[0].image}", standIn + "-postgres:17.2"}},
		"a variable changes for all":               {replaced: all, look: [2]string{"exec deployment/beat -- sh -c 'echo $REDIS_URL'", "redis://cache:6379/1"}},
		"it is made":                               {replaced: []string{"api", "cache", "worker"}, secret: "cache-secret", said: "Secret api-secret is made elsewhere, and needs STRIPE_SECRET_KEY: add it there", look: [2]string{"exec deployment/cache -- sh -c 'echo $REDIS_PASSWORD'", "of-the-cluster"}},
		"it gets a claim":                          {empty: [2]string{"reports", "exports:/reports"}},
		"the claim is renamed":                     {replaced: []string{"exports"}, moved: [3]string{"exports", "exports:/reports", "reports"}},
		"a claim that an overlay sizes is renamed": {replaced: []string{"search"}, empty: [2]string{"search", "search:/usr/share/opensearch/data"}},
		"the Ingress follows":                      {replaced: []string{"proxy", "web"}, look: [2]string{"get ingress/shop service/web --output jsonpath={..backend.service.port.number}-{..ports[*].port}", "4000-4000 8080"}},
		"a configuration changes":                  {replaced: []string{"api", "proxy", "search"}, look: [2]string{"exec deployment/proxy -- grep -c gzip /etc/nginx/conf.d/default.conf", "1"}},
		"the rest follows":                         {gone: []string{"worker"}, secret: "tasks-secret"},
		"a limit":                                  {replaced: []string{"beat"}, look: [2]string{"get pods --selector app.kubernetes.io/name=beat --output jsonpath={.items[*].spec.containers[*].resources.limits.memory}", "256Mi"}},
		"a service is removed":                     {replaced: []string{"api", "cache", "exports", "tasks", "web"}, gone: []string{"beat"}},
	}
}

// shop is the story's project, and the namespace that it runs in.
type shop struct {
	*moving
	data   map[string]string // what mounts each claim, and where: db:/var/lib/postgresql/data
	images map[string]bool   // the node has
}

// TestStory applies production's overlay over the months of the story, with data in
// the claims. Images that hold nothing but a shell stand in for the shop's.
func TestStory(t *testing.T) {
	if os.Getenv("E2E_IMPORT") == "" {
		t.Skip("E2E_IMPORT is not set: the command that reads docker save and gives its images to the cluster")
	}
	s := &shop{moving: &moving{namespace: newNamespace(t, "story"), dir: t.TempDir()}, images: map[string]bool{}}
	s.build("../../..", "./fn/composesource", "composesource")
	image := cmp.Or(os.Getenv("E2E_IMAGE"), "busybox:1.37")
	s.write("image/Dockerfile", "FROM "+image+"\nRUN rm -f /bin/curl && printf '#!/bin/sh\\n' >/bin/curl && chmod +x /bin/curl\nENTRYPOINT [\"sh\", \"-c\", \"trap 'exit 0' TERM; sleep 7200 & wait\"]\n")
	s.tool("DOCKER_BUILDKIT=0 docker build --quiet --tag " + standIn + " image")
	s.Cleanup(func() { s.run("docker", "rmi", standIn) })
	tree := history.Tree(filepath.Join(s.dir, "shop"))
	s.must(tree.Start())
	s.tool("cd shop && composesource init app")
	s.must(tree.Apply(history.TeamEdits()...))
	s.write("shop/overlays/cluster/kustomization.yaml", "namespace: "+s.name+"\nresources: [../prod]\nimages:\n"+standIns()+
		"  - {name: busybox, newName: '"+strings.ReplaceAll(image, ":", "', newTag: '")+"'}\n")
	s.start()
	applied, waiting := 0, onCluster()
	for _, c := range history.Commits() {
		s.must(tree.Apply(c.Changes...))
		s.must(tree.Apply(c.Remedy...))
		if want, ok := waiting[c.Why]; ok {
			delete(waiting, c.Why)
			began := time.Now()
			s.follow(c.Why, want)
			t.Logf("%s: %v", c.Why, time.Since(began).Round(time.Second))
			applied++
		}
	}
	if len(waiting) > 0 || applied < 10 {
		t.Errorf("%d commits were applied, and the story has none of %v", applied, slices.Collect(maps.Keys(waiting)))
	}
}

const standIn = "composesource-e2e-story"

// standIns are the entries of a kustomization that put it in the place of all images.
func standIns() string {
	var text strings.Builder
	for _, name := range []string{"postgres", "redis", "valkey", "opensearch", "nginx", "registry.example.org/exports",
		"registry.example.com/shop/api", "registry.example.com/shop/beat", "registry.example.com/shop/web", "registry.example.com/shop/worker"} {
		fmt.Fprintf(&text, "  - {name: %s, newName: %s-%s}\n", name, standIn, filepath.Base(name))
	}
	return text.String()
}

func (s *shop) must(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

// start applies the first day's shop, and puts data into its claims.
func (s *shop) start() {
	for _, name := range []string{"api-secret", "db-secret", "worker-secret"} {
		s.makeSecret(name)
	}
	s.roll()
	s.data = map[string]string{"data": "db:/var/lib/postgresql/data", "uploads": "api:/srv/uploads", "index": "search:/usr/share/opensearch/data"}
	for claim := range s.data {
		s.fill(claim)
	}
	s.remember()
}

// remember keeps the tree that is applied.
func (s *shop) remember() { s.tool("rm -rf before && cp -r shop before") }

func (s *shop) makeSecret(name string) {
	s.kubectl("", "create", "secret", "generic", name, "--from-literal=REDIS_PASSWORD=of-the-cluster")
}

// fill puts data into a claim, through the pod that mounts it.
func (s *shop) fill(claim string) {
	who, path, _ := strings.Cut(s.data[claim], ":")
	s.ask(who, "echo "+claim+" >"+path+"/kept")
}

func (s *shop) ask(service, script string) string {
	s.Helper()
	return strings.TrimSpace(s.kubectl("", "exec", "deployment/"+service, "--container", service, "--", "sh", "-c", script))
}

// roll applies the shop as the docs say, and waits until all of it is ready and what
// was replaced is gone.
func (s *shop) roll() {
	s.Helper()
	s.tool("cd shop && composesource build overlays/cluster >../all.yaml")
	s.importImages(s.read("all.yaml"))
	s.tool("kubectl apply --server-side --filename all.yaml")
	for _, name := range strings.Fields(s.kubectl("", "get", "deployments", "--output", "name")) {
		s.kubectl("", "rollout", "status", name, "--timeout", "90s")
	}
	s.until(time.Minute, "the old pods are gone", func() bool {
		return !strings.Contains(s.kubectl("", "get", "pods", "--output", "jsonpath={.items[*].metadata}"), "deletionTimestamp")
	})
}

// importImages gives the stand-ins to the node that it doesn't have yet.
func (s *shop) importImages(objects string) {
	s.Helper()
	var missing []string
	for _, name := range slices.Compact(slices.Sorted(slices.Values(regexp.MustCompile(standIn+`-[a-z]+:\S+`).FindAllString(objects, -1)))) {
		if !s.images[name] {
			s.images[name] = true
			s.run("docker", "tag", standIn, name)
			s.Cleanup(func() { s.run("docker", "rmi", name) })
			missing = append(missing, name)
		}
	}
	if len(missing) > 0 {
		s.tool("docker save " + strings.Join(missing, " ") + " | sh -c \"$E2E_IMPORT\"")
	}
}

// running returns the ids of the pods of each service.
func (s *shop) running() map[string][]string {
	s.Helper()
	pods := map[string][]string{}
	for line := range strings.Lines(s.kubectl("", "get", "pods", "--output",
		`jsonpath={range .items[*]}{.metadata.labels.app\.kubernetes\.io/name} {.metadata.uid} {.status.containerStatuses[*].restartCount}{"\n"}{end}`)) {
		words := strings.Fields(line)
		if words[2] != "0" {
			s.Errorf("a container of %s was started again", words[0])
		}
		pods[words[0]] = append(pods[words[0]], words[1])
	}
	return pods
}

// follow applies a commit, and compares what diff says before with what happens.
func (s *shop) follow(why string, want seen) {
	s.Helper()
	s.tool("cd shop && composesource diff --from ../before overlays/cluster >../said")
	said, before := s.read("said"), s.running()
	heard := func(words string) {
		if words != "" && !strings.Contains(said, words) {
			s.Errorf("%s: diff should say %q:\n%s", why, words, said)
		}
	}
	heard(want.said)
	for _, name := range want.gone {
		heard("Deployment " + name + ": gone, and kubectl apply leaves it where it is: delete it")
	}
	if want.secret != "" {
		s.makeSecret(want.secret)
	}
	if claim := want.moved[0]; claim != "" {
		heard("PersistentVolumeClaim " + claim + " is new, and empty; if it is " + want.moved[2] + " by another name, its data has to be moved")
		s.move(want.moved)
	} else {
		s.roll()
	}
	if claim := want.empty[0]; claim != "" {
		heard("PersistentVolumeClaim " + claim + " is new, and empty")
		s.mounted(claim, want.empty[1])
		s.fill(claim)
	}
	after := s.running()
	got, foretold := replaced(before, after), replacedBy(said, before)
	if !slices.Equal(got, want.replaced) || !slices.Equal(foretold, want.replaced) {
		s.Errorf("%s: the pods of %v were replaced, those of %v should be, and diff said %v:\n%s", why, got, want.replaced, foretold, said)
	}
	for _, name := range want.gone {
		if after[name] == nil {
			s.Errorf("%s: %s doesn't run any more", why, name)
		}
		s.kubectl("", "delete", "deployment,service", name)
	}
	s.look(why, want.look)
	s.remember()
}

// look asks what became of it, and whether all data is where it was.
func (s *shop) look(why string, asked [2]string) {
	s.Helper()
	if asked[0] != "" {
		words, err := shellwords.Parse(asked[0])
		if err != nil {
			s.Fatal(err)
		}
		if got := strings.TrimSpace(s.kubectl("", words...)); got != asked[1] {
			s.Errorf("%s: kubectl %s: %q, not %q", why, asked[0], got, asked[1])
		}
	}
	for claim, where := range s.data {
		who, path, _ := strings.Cut(where, ":")
		if got := s.ask(who, "cat "+path+"/kept"); got != claim {
			s.Errorf("%s: the data of claim %s is %q", why, claim, got)
		}
	}
}

// mounted notes what mounts a claim now, which is empty. Who mounted another one there
// before doesn't any more, but that one still exists.
func (s *shop) mounted(claim, where string) {
	s.Helper()
	who, path, _ := strings.Cut(where, ":")
	if held := s.ask(who, "ls -A "+path); held != "" {
		s.Errorf("claim %s should be empty, and holds %s", claim, held)
	}
	for old, was := range s.data {
		if was == where {
			s.kubectl("", "get", "persistentvolumeclaim", old)
			delete(s.data, old)
		}
	}
	s.data[claim] = where
}

// move gives a new claim the data of an old one, as the guide on upgrading says.
func (s *shop) move(m [3]string) {
	s.Helper()
	who, _, _ := strings.Cut(m[1], ":")
	s.kubectl("", "scale", "deployment/"+who, "--replicas=0")
	s.roll()
	guide, err := os.ReadFile("../../../examples/upgrading/move.yaml")
	s.must(err)
	s.kubectl(strings.NewReplacer("debian:13-slim", standIn+"-nginx:1.29", "reports", m[2], "exports", m[0]).Replace(string(guide)), "apply", "--filename", "-")
	s.kubectl("", "wait", "--for", "jsonpath={.status.phase}=Succeeded", "pod/move", "--timeout", "2m")
	s.kubectl("", "delete", "pod", "move")
	s.kubectl("", "scale", "deployment/"+who, "--replicas=1")
	s.roll()
	delete(s.data, m[2])
	s.data[m[0]] = m[1]
	if got := s.ask(who, "cat "+strings.TrimPrefix(m[1], who+":")+"/kept"); got != m[2] {
		s.Errorf("after the move the data of claim %s is %q", m[0], got)
	}
	s.fill(m[0])
}

// replaced returns the services of which no pod is left from before.
func replaced(before, after map[string][]string) []string {
	var names []string
	for name, was := range before {
		if !slices.ContainsFunc(was, func(id string) bool { return slices.Contains(after[name], id) }) {
			names = append(names, name)
		}
	}
	return slices.Sorted(slices.Values(names))
}

// replacedBy returns whose pods diff says are replaced, of those that run.
func replacedBy(said string, running map[string][]string) []string {
	_, list, _ := strings.Cut(said, "replaces pods:\n")
	list, _, _ = strings.Cut(list, "changes besides:")
	var names []string
	for line := range strings.Lines(list) {
		who, _, _ := strings.Cut(line, ": ")
		for _, name := range strings.Split(who, ",") {
			if name = strings.TrimPrefix(strings.TrimSpace(name), "Deployment "); running[name] != nil {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
