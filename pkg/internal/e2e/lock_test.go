package e2e

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// locked are images that say something of what is mounted, and a service that runs each.
// Docker is the oracle: what it shows at the path, the cluster shows as well.
var locked = map[string]struct {
	dockerfile string
	path       string // with a volume of the project; with that of the image where mounts is false
	mounts     bool
	shell      string // that looks, in an image without one at the usual place
}{
	"filled": {"FROM IMAGE\nRUN mkdir -p /srv/www/sub && echo hello >/srv/www/sub/page && chown -R 82:82 /srv/www && chmod 750 /srv/www\n", "/srv/www", true, ""},
	"own":    {"FROM IMAGE\nRUN mkdir -p /data && chown 1000:1000 /data && chmod 700 /data\nUSER 1000:1000\n", "/data", true, ""},
	"given":  {"FROM IMAGE\nRUN mkdir -p /data && chown 999:998 /data && chmod 1777 /data\n", "/data", true, ""},
	"bare":   {"FROM IMAGE AS b\nRUN mkdir -p /new/data && chown 65532:65532 /new/data && chmod 755 /new/data\nFROM scratch\nCOPY --from=b /new /\nCOPY look /look\nUSER 65532:65532\nENTRYPOINT [\"/look\"]\n", "/data", true, "/look"},
	"volume": {"FROM IMAGE\nRUN mkdir -p /data && chown 100:101 /data && chmod 750 /data\nVOLUME /data\n", "/data", false, ""},
	"well":   {"FROM IMAGE\nHEALTHCHECK --interval=1s --retries=100 CMD test -e /tmp/well\n", "", false, ""},
}

// TestLockedImages looks at images with `composesource lock`, and runs them.
func TestLockedImages(t *testing.T) {
	if os.Getenv("E2E_IMPORT") == "" {
		t.Skip("E2E_IMPORT is not set: the command that reads docker save and gives its images to the cluster")
	}
	m := &moving{namespace: newNamespace(t, "lock"), dir: t.TempDir()}
	m.build("../../..", "./fn/composesource", "composesource")
	m.build(".", "./testdata/look", "look")
	image, want := os.Getenv("E2E_IMAGE"), map[string]string{}
	if image == "" {
		image = "busybox:1.37"
	}
	var services, volumes, names strings.Builder
	for _, name := range slices.Sorted(maps.Keys(locked)) {
		l, tag := locked[name], m.name+"-"+name+":1"
		m.write(name+"/look", m.read("bin/look"))
		m.write(name+"/Dockerfile", strings.ReplaceAll(l.dockerfile, "IMAGE", image))
		m.tool("DOCKER_BUILDKIT=0 docker build --quiet --tag " + tag + " " + name)
		m.Cleanup(func() { m.run("docker", "rmi", "--force", tag) })
		fmt.Fprintf(&names, " %s", tag)
		command := `["sleep", "3600"]`
		if name == "well" {
			command = `["sh", "-c", "sleep 8; touch /tmp/well; sleep 3600"]`
		}
		fmt.Fprintf(&services, "  %s:\n    image: %s\n    command: %s\n    stop_grace_period: 0s\n", name, tag, command)
		if l.mounts {
			fmt.Fprintf(&services, "    volumes: [\"%s:%s\"]\n", name, l.path)
			fmt.Fprintf(&volumes, "  %s:\n", name)
			m.disk(name)
		}
		if l.path != "" {
			want[name] = m.seenInDocker(name, tag)
		}
	}
	m.write("compose.yaml", fmt.Sprintf("name: lock\nservices:\n%s  waits:\n    image: %s\n    command: [\"sleep\", \"3600\"]\n    stop_grace_period: 0s\n"+
		"    depends_on: {well: {condition: service_healthy}}\nvolumes:\n%s", services.String(), image, volumes.String()))
	m.tool("composesource lock --from engine")
	m.tool("docker save" + names.String() + " | sh -c \"$E2E_IMPORT\"")
	m.tool("composesource convert >all.yaml")
	for range 2 { // the second time nothing changes
		m.kubectl(m.read("all.yaml"), "apply", "--server-side", "--force-conflicts", "--filename", "-")
		m.asInDocker(want)
	}
	m.kubectl("", "rollout", "restart", "deployment")
	for _, name := range []string{"own", "waits"} {
		m.kubectl("", "rollout", "status", "deployment/"+name, "--timeout", "3m")
	}
	m.asInDocker(want)
	if !m.started("waits") || !strings.Contains(m.kubectl("", "get", "pods", "--selector", "app.kubernetes.io/name=well"), "1/1") {
		t.Error("waits started before well was healthy")
	}
}

// look is what is seen of a path: whose it is, its mode, and what lies there.
func look(shell, path string) []string {
	if shell != "" {
		return []string{shell, "stat", "-c", "%u:%g %a", path}
	}
	return []string{"sh", "-c", "stat -c '%u:%g %a' " + path + "; cd " + path + "; find . -mindepth 1 -exec stat -c '%u:%g %a %n' {} +"}
}

// seenInDocker returns what is seen in a container with a new volume.
func (m *moving) seenInDocker(name, tag string) string {
	l := locked[name]
	args := []string{"run", "--rm"}
	if l.mounts {
		m.run("docker", "volume", "rm", "--force", m.name+"-"+name)
		args = append(args, "--volume", m.name+"-"+name+":"+l.path)
		m.Cleanup(func() { m.run("docker", "volume", "rm", "--force", m.name+"-"+name) })
	}
	argv := look(l.shell, l.path)
	args = append(args, "--entrypoint", argv[0], tag)
	return m.run("docker", append(args, argv[1:]...)...)
}

// asInDocker waits until the cluster shows what Docker does.
func (m *moving) asInDocker(want map[string]string) {
	m.Helper()
	for name, seen := range want {
		got := ""
		m.until(3*time.Minute, name+" runs", func() bool {
			var err error
			got, err = m.try("", append([]string{"exec", "deployment/" + name, "--container", name, "--"}, look(locked[name].shell, locked[name].path)...)...)
			return err == nil
		})
		if got != seen {
			m.Errorf("%s: docker shows\n%sand the cluster\n%s", name, seen, got)
		}
	}
}

// disk makes a claim of what a block disk is in the cloud: a directory of root that
// nobody else may write to, and whose group the kubelet changes.
func (m *moving) disk(claim string) {
	m.Helper()
	volume, path := m.name+"-"+claim, "/var/tmp/"+m.name+fmt.Sprint("-", time.Now().UnixNano(), "-")+claim
	m.kubectl(fmt.Sprintf(`apiVersion: v1
kind: Pod
metadata: {name: disk-%[1]s}
spec:
  restartPolicy: Never
  containers: [{name: disk, image: "busybox:1.37", command: ["true"], volumeMounts: [{name: disk, mountPath: /disk}]}]
  volumes: [{name: disk, hostPath: {path: %[3]s, type: DirectoryOrCreate}}]
---
apiVersion: v1
kind: PersistentVolume
metadata: {name: %[2]s}
spec:
  capacity: {storage: 5Gi}
  accessModes: [ReadWriteOnce]
  storageClassName: ""
  claimRef: {namespace: %[4]s, name: %[1]s}
  local: {path: %[3]s}
  nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: kubernetes.io/os, operator: Exists}]}]}}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: %[1]s}
spec: {accessModes: [ReadWriteOnce], storageClassName: "", volumeName: %[2]s, resources: {requests: {storage: 5Gi}}}
`, claim, volume, path, m.name), "create", "--filename", "-")
	m.Cleanup(func() { _, _ = m.try("", "delete", "persistentvolume", volume, "--wait=false") })
	m.kubectl("", "wait", "--for", "jsonpath={.status.phase}=Succeeded", "pod/disk-"+claim, "--timeout", "2m")
}
