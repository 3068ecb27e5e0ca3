package e2e

import (
	"context"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/route"
)

// request is asked of a proxy in both worlds. Of what an Ingress can't say, by is
// HTTPRoute; closed is never answered in the cluster.
type request struct {
	method, target string
	header         string
	by             route.Kind
	closed         bool
}

// asked has a request for every router of testdata/routes.yaml and for what lies
// beside them.
func asked() []request {
	return []request{
		{target: "whoami.test/a?b=c"}, {target: "me.test/"}, {target: "also-me.test/x"}, {target: "nobody.test/"},
		{target: "status.test/healthz"}, {target: "status.test/healthz/more"}, {target: "status.test/"},
		{target: "named-routes-e2e/"},
		{target: "shop.test/"}, {target: "shop.test/about"}, {target: "admin.shop.test/"},
		{target: "shop.test/api", by: route.HTTPRoute}, {target: "shop.test/api/v1/x?y=z", by: route.HTTPRoute}, {target: "shop.test/api/v2/orders/7"},
		{target: "prio.test/"}, {target: "prio.test/first/x"}, {target: "nobody.test/everywhere/x"},
		{target: "front.test/x?y=z", by: route.HTTPRoute}, {target: "bare.test/x"}, {target: "www.bare.test/x?y=z", by: route.HTTPRoute},
		{target: "headers.test/", header: "X-Test-Gone", by: route.HTTPRoute},
		{target: "added.test/x", by: route.HTTPRoute}, {target: "added.test/", by: route.HTTPRoute}, {target: "replaced.test/x?y=z", by: route.HTTPRoute},
		{target: "moved.test/old/x", by: route.HTTPRoute}, {target: "moved.test/older/x", by: route.HTTPRoute}, {target: "moved.test/kept/x"},
		{target: "some.test/old/x", by: route.HTTPRoute}, {target: "some.test/new/x"},
		{target: "a.wild.test/"}, {target: "tame.wild.test/tame"}, {target: "wild.test/"},
		{target: "verbs.test/", by: route.HTTPRoute}, {target: "verbs.test/", method: "POST", by: route.HTTPRoute}, {target: "verbs.test/", method: "PUT", closed: true},
		{target: "canary.test/"}, {target: "canary.test/", header: "X-Test-Canary", by: route.HTTPRoute},
		{target: "asked.test/"}, {target: "asked.test/?v=2", by: route.HTTPRoute}, {target: "asked.test/?v=3"},
		{target: "closed.test/", closed: true}, {target: "half.test/admin", closed: true}, {target: "half.test/", closed: true},
		{target: "near.test/", closed: true}, {target: "inside.test/inside", closed: true}, {target: "inside.test/", closed: true},
	}
}

// TestRoutes asks a real Traefik that reads the labels of Docker, and one that reads
// Ingresses and then HTTPRoutes, the same. It needs Traefik in both worlds:
// E2E_TRAEFIK_DOCKER and E2E_TRAEFIK_CLUSTER are their addresses, E2E_IMPORT gives
// the cluster images, and E2E_GATEWAY is the namespace of the Gateway default.
func TestRoutes(t *testing.T) {
	docker, cluster := os.Getenv("E2E_TRAEFIK_DOCKER"), os.Getenv("E2E_TRAEFIK_CLUSTER")
	if docker == "" || cluster == "" || os.Getenv("E2E_IMPORT") == "" {
		t.Skip("SKIPPED, no route was tried: E2E_TRAEFIK_DOCKER, E2E_TRAEFIK_CLUSTER or E2E_IMPORT is not set")
	}
	n := newNamespace(t, "routes")
	project := n.echoProject()
	up := exec.Command("docker", "compose", "--project-name", "routes-e2e", "--project-directory", t.TempDir(), "--file", project, "up", "--detach", "--wait")
	if out, err := up.CombinedOutput(); err != nil {
		t.Fatalf("docker compose up: %v\n%s", err, out)
	}
	t.Cleanup(func() {
		_ = exec.Command("docker", "compose", "--project-name", "routes-e2e", "--file", project, "down", "--timeout", "1").Run()
	})
	n.until(time.Minute, "Traefik beside Docker answers", func() bool { return ask(docker, request{target: "shop.test/"}).status == 200 })
	wanted := map[request]answer{}
	n.until(time.Minute, "Traefik beside Docker has seen all containers", func() bool {
		before := wanted
		wanted = map[request]answer{}
		time.Sleep(3 * time.Second) // it looks at changes every two
		for _, r := range asked() {
			wanted[r] = ask(docker, r)
		}
		return maps.Equal(before, wanted)
	})
	different := map[string]bool{}
	for _, a := range wanted {
		different[a.location+a.body] = true
	}
	if len(different) < 30 {
		t.Fatalf("Traefik beside Docker gives only %d different answers: %+v", len(different), wanted)
	}
	source, err := os.ReadFile(project)
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range []route.Kind{route.Ingress, route.HTTPRoute} {
		t.Run(string(kind), func(t *testing.T) {
			objects := convert(t, string(source), api.Spec{Routes: string(kind), ProjectName: "routes-e2e"})
			if kind == route.HTTPRoute { // what an overlay patches
				objects = strings.ReplaceAll(objects, "- name: "+route.Gateway+"\n", "- name: "+route.Gateway+"\n    namespace: "+os.Getenv("E2E_GATEWAY")+"\n")
			}
			n.kubectl(objects, "apply", "--server-side", "--filename", "-")
			defer n.kubectl("", "delete", strings.ToLower(string(kind)), "--all")
			n.kubectl("", "wait", "--for=condition=available", "deployment", "--all", "--timeout=180s")
			compare(t, n, cluster, kind, wanted)
		})
	}
}

// compare asks the proxy in the cluster until it answers as the other one, or until
// time is up.
func compare(t *testing.T, n *namespace, cluster string, kind route.Kind, wanted map[request]answer) {
	n.until(time.Minute, "Traefik in the cluster answers", func() bool { return ask(cluster, request{target: "shop.test/"}).status == 200 })
	same, end := 0, time.Now().Add(20*time.Second)
	for _, r := range asked() {
		if r.by != "" && r.by != kind {
			continue
		}
		got := ask(cluster, r)
		for got != wanted[r] && !r.closed && time.Now().Before(end) {
			time.Sleep(200 * time.Millisecond)
			got = ask(cluster, r)
		}
		switch {
		case r.closed && got.status != http.StatusNotFound:
			t.Errorf("%+v is closed, and the cluster says\n%+v", r, got)
		case !r.closed && got != wanted[r]:
			t.Errorf("%+v\nDocker:  %+v\ncluster: %+v", r, wanted[r], got)
		default:
			same++
		}
	}
	t.Logf("%s: %d requests get the same answer", kind, same)
}

// answer is what tells two answers apart.
type answer struct {
	status                 int
	location, body, header string
}

// ask sends a request to the proxy at an address, by the name of its host.
func ask(address string, r request) answer {
	proxy, err := url.Parse(address)
	if err != nil {
		return answer{body: err.Error()}
	}
	client := http.Client{
		Timeout: 5 * time.Second,
		Transport: &http.Transport{DisableKeepAlives: true, DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, network, proxy.Host)
		}},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	req, err := http.NewRequest(r.method, "http://"+r.target, nil)
	if err != nil {
		return answer{body: err.Error()}
	}
	if r.header != "" {
		req.Header.Set(r.header, "yes")
	}
	response, err := client.Do(req)
	if err != nil {
		return answer{body: err.Error()}
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return answer{body: err.Error()}
	}
	a := answer{status: response.StatusCode, location: response.Header.Get("Location"), body: string(body)}
	for _, name := range []string{"Server", "X-Robots-Tag", "X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy"} {
		a.header += fmt.Sprintf("%s=%s ", name, response.Header.Get(name))
	}
	if a.status >= 300 {
		a.body = "" // the proxy's own words
	}
	return a
}

// echoProject makes the image, gives it to both worlds, and returns the path of the
// Compose file that uses it.
func (n *namespace) echoProject() string {
	n.Helper()
	const image = "composesource-e2e-echo:dev"
	dir := n.TempDir()
	for _, line := range []string{
		"CGO_ENABLED=0 go build -o " + filepath.Join(dir, "echo") + " ./testdata/echo",
		"tar -C " + dir + " -c echo | docker import --change 'ENTRYPOINT [\"/echo\"]' - " + image,
		"docker save " + image + " | " + os.Getenv("E2E_IMPORT"),
	} {
		if out, err := exec.Command("sh", "-c", line).CombinedOutput(); err != nil {
			n.Fatalf("%s: %v\n%s", line, err, out)
		}
	}
	source, err := os.ReadFile("testdata/routes.yaml")
	if err != nil {
		n.Fatal(err)
	}
	project := filepath.Join(dir, "compose.yaml")
	if err := os.WriteFile(project, []byte(strings.ReplaceAll(string(source), "ECHO", image)), 0o600); err != nil {
		n.Fatal(err)
	}
	return project
}
