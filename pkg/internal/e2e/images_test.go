package e2e

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestImagesReachTheCluster runs what `composesource images` prints, as printed: by a
// registry on loopback, and as a file that the node imports. Then it rolls out, twice,
// with what else the page says.
func TestImagesReachTheCluster(t *testing.T) {
	if os.Getenv("E2E_IMPORT") == "" {
		t.Skip("E2E_IMPORT is not set: the command that reads docker save and gives its images to the cluster")
	}
	for _, way := range []string{"registry", "k3s"} {
		t.Run(way, func(t *testing.T) {
			m := &moving{namespace: newNamespace(t, "images-"+way), dir: t.TempDir()}
			m.project = m.name
			m.makeTools()
			flags := "--to k3s"
			if way == "registry" {
				m.startRegistry()
				flags = "--repository localhost:5000/" + m.project
			}
			m.write("compose.yaml", "name: "+m.project+"\nservices:\n  web:\n    build: it's here\n    stop_grace_period: 1s\n    expose: [\"80\"]\n")
			m.write("it's here/Dockerfile", "FROM scratch\nCOPY . /\nENTRYPOINT [\"/registry\"]\n")
			m.write("it's here/registry", m.read("bin/registry")) // any server
			m.write("base/kustomization.yaml", "resources: [all.yaml]\n")
			m.write("overlays/my dev/kustomization.yaml", "namespace: "+m.name+"\nresources: [../../base]\n")
			m.tool("composesource convert >base/all.yaml")
			ids := map[string]bool{}
			for _, tag := range []string{"1.0", "1.1"} {
				m.write("it's here/built", tag+"\n")
				m.tool("composesource images --overlay 'overlays/my dev' " + flags + " --tag " + tag + " >images.sh")
				m.tool("bash images.sh")
				m.tool(rollout(m.read("images.sh")))
				m.until(120*time.Second, "web runs the image "+tag, func() bool {
					out := m.kubectl("", "get", "pods", "--selector", "app.kubernetes.io/name=web", "--output",
						"jsonpath={range .items[*].status.containerStatuses[*]}{.started} {.image} {.imageID}{end}")
					words := strings.Fields(out) // of one pod: the old one is gone
					if len(words) != 3 || words[0] != "true" || !strings.HasSuffix(words[1], ":"+tag) {
						return false
					}
					ids[words[2]] = true
					return true
				})
			}
			if len(ids) != 2 {
				t.Errorf("two builds, and these images ran: %v", ids)
			}
		})
	}
}

// rollout returns the command at the end of a script, which is for people to type.
func rollout(script string) string {
	lines := strings.Split(strings.TrimSpace(script), "\n")
	return strings.TrimPrefix(lines[len(lines)-1], "#   ")
}

func (m *moving) write(name, text string) {
	m.Helper()
	name = filepath.Join(m.dir, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		m.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o755); err != nil {
		m.Fatal(err)
	}
}

func (m *moving) read(name string) string {
	m.Helper()
	text, err := os.ReadFile(filepath.Join(m.dir, name))
	if err != nil {
		m.Fatal(err)
	}
	return string(text)
}

// makeTools makes what the commands of a reader need: ours, kustomize, and what
// stands in for k3s, whose import every containerd has.
func (m *moving) makeTools() {
	m.Helper()
	m.build("../../..", "./fn/composesource", "composesource")
	m.build("../../../testdata/registry", ".", "registry")
	m.write("bin/kustomize", fmt.Sprintf("#!/bin/sh\nexec %s \"$@\"\n", strings.TrimSpace(m.run("sh", "-c", "cd '"+here(m.T)+"' && go tool -n kustomize"))))
	m.write("bin/sudo", "#!/bin/sh\nexec \"$@\"\n")
	m.write("bin/k3s", "#!/bin/sh\nset -e\n[ \"$1 $2 $3\" = 'ctr images import' ]\nexec sh -c \"$E2E_IMPORT\" <\"$4\"\n")
	m.write("bin/kubectl", fmt.Sprintf("#!/bin/sh\nexec %s \"$@\"\n", m.path(cmp.Or(os.Getenv("KUBECTL"), "kubectl"))))
}

func (m *moving) path(name string) string {
	m.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		m.Fatal(err)
	}
	return path
}

func here(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// build makes a program that needs nothing else.
func (m *moving) build(module, path, name string) {
	m.Helper()
	cmd := exec.Command("go", "build", "-o", filepath.Join(m.dir, "bin", name), path)
	cmd.Dir, cmd.Env = module, append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		m.Fatalf("%v\n%s", err, out)
	}
}

// tool runs a command line as a reader does.
func (m *moving) tool(line string) {
	m.Helper()
	cmd := exec.Command("bash", "-o", "pipefail", "-c", line)
	cmd.Dir, cmd.Env = m.dir, append(os.Environ(), "PATH="+filepath.Join(m.dir, "bin")+string(os.PathListSeparator)+os.Getenv("PATH"))
	if out, err := cmd.CombinedOutput(); err != nil {
		m.Fatalf("%s: %v\n%s", line, err, out)
	}
}

// startRegistry starts one that docker has on its loopback, and has the node reach it
// on its own, through this process: the two may not know each other.
func (m *moving) startRegistry() {
	m.Helper()
	const image = "composesource-e2e-registry:1"
	m.tool(`tar --create --directory bin registry | docker import --change 'ENTRYPOINT ["/registry"]' - ` + image)
	m.tool("docker save " + image + " | sh -c \"$E2E_IMPORT\"")
	m.run("docker", "rm", "--force", m.project)
	m.run("docker", "run", "--detach", "--rm", "--name", m.project, "--publish", "5000:5000", image)
	m.Cleanup(func() { m.run("docker", "rm", "--force", m.project) })
	m.kubectl(fmt.Sprintf(`apiVersion: v1
kind: Pod
metadata: {name: registry}
spec:
  hostNetwork: true
  terminationGracePeriodSeconds: 0
  containers:
  - {name: registry, image: %s, imagePullPolicy: IfNotPresent, args: [relay]}
`, image), "apply", "--filename", "-")
	m.kubectl("", "wait", "--for", "condition=Ready", "pod/registry", "--timeout", "2m")
	relay := m.forwarded("pod/registry", "5001")
	for range 4 { // as many as a node has open at a time
		go serve(relay, cmp.Or(os.Getenv("E2E_DOCKER_ADDRESS"), "127.0.0.1")+":5000")
	}
}

// forwarded returns the address here that leads to a port in the cluster until the
// test ends.
func (m *moving) forwarded(what, port string) string {
	m.Helper()
	cmd := exec.CommandContext(m.Context(), cmp.Or(os.Getenv("KUBECTL"), "kubectl"), "--namespace", m.name, "port-forward", what, ":"+port)
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		m.Fatal(err)
	}
	m.Cleanup(func() { _ = cmd.Wait() }) // it was ended
	line, _ := bufio.NewReader(out).ReadString('\n')
	var local string
	if _, err := fmt.Sscanf(line, "Forwarding from %s ->", &local); err != nil {
		m.Fatalf("kubectl port-forward: %q", line)
	}
	return local
}

// serve answers for a server at the other end of a relay, one connection after the
// other, until the relay is gone.
func serve(relay, server string) {
	for {
		client, err := net.Dial("tcp", relay)
		if err != nil {
			return
		}
		first := make([]byte, 1)
		if _, err := client.Read(first); err != nil { // the relay is gone
			client.Close()
			return
		}
		to, err := net.Dial("tcp", server)
		if err != nil {
			client.Close()
			continue
		}
		go func() {
			defer to.Close()
			_, _ = io.Copy(to, io.MultiReader(bytes.NewReader(first), client))
		}()
		_, _ = io.Copy(client, to)
		client.Close()
	}
}
