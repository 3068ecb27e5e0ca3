package e2ereal

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// disks gives claims what clouds and what small clusters give: directories of
// the node, made through a pod.
type disks struct {
	namespace string
	proxy     string // the URL at which kubectl proxy answers
}

const disksPod = `apiVersion: v1
kind: Namespace
metadata: {name: %[1]s, labels: {pod-security.kubernetes.io/enforce: privileged}}
---
apiVersion: v1
kind: Pod
metadata: {name: disks, namespace: %[1]s}
spec:
  terminationGracePeriodSeconds: 0
  containers:
  - name: disks
    image: %[2]s
    command: [sleep, infinity]
    volumeMounts: [{name: node, mountPath: /disks}]
  volumes: [{name: node, hostPath: {path: /var/tmp/%[1]s, type: DirectoryOrCreate}}]
`

func newDisks(t *testing.T) *disks {
	d := &disks{prefix() + "-disks", proxy(t)}
	for _, storage := range []string{"block", "local"} {
		if _, err := kubectl(fmt.Sprintf("apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: %s-%s}\nprovisioner: kubernetes.io/no-provisioner\n", prefix(), storage), "apply", "-f", "-"); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := kubectl(fmt.Sprintf(disksPod, d.namespace, waiter), "apply", "-f", "-"); err != nil {
		t.Fatal(err)
	}
	if _, err := kubectl("", "--namespace", d.namespace, "wait", "--for=condition=Ready", "pod/disks", "--timeout=60s"); err != nil {
		t.Fatal("no pod can make disks; has the cluster the image "+waiter+"? ", err)
	}
	return d
}

// proxy starts kubectl proxy, which says where it answers.
func proxy(t *testing.T) string {
	cmd := exec.Command(cmp.Or(os.Getenv("KUBECTL"), "kubectl"), "proxy", "--port=0")
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal("kubectl proxy: ", err)
	}
	return "http://" + line[strings.LastIndex(line, " ")+1:len(line)-1] + "/"
}

func (d *disks) sh(command string) error {
	_, err := kubectl("", "--namespace", d.namespace, "exec", "disks", "--", "sh", "-c", command)
	return err
}

// give binds a claim. A block disk is root's, with lost+found, and the kubelet
// gives it to fsGroup, as it does for local volumes. Local storage is a
// directory in which everyone may write, and knows no fsGroup.
func (d *disks) give(namespace string, claim object) error {
	name := namespace + "-" + claim.Metadata.Name + "-" + claim.Metadata.UID[:8]
	path := "/var/tmp/" + d.namespace + "/" + name
	source := "hostPath: {path: " + path + "}"
	make := "mkdir -p -m 777 /disks/" + name + " && chmod 777 /disks/" + name
	if strings.HasSuffix(claim.Spec.StorageClassName, "-block") {
		source = "local: {path: " + path + "}"
		make = "mkdir -p -m 755 /disks/" + name + " && mkdir -p -m 700 /disks/" + name + "/lost+found"
	}
	if err := d.sh(make); err != nil {
		return err
	}
	_, err := kubectl(fmt.Sprintf(`apiVersion: v1
kind: PersistentVolume
metadata: {name: %s, labels: {e2ereal: %s}}
spec:
  capacity: {storage: 100Gi}
  accessModes: [%s]
  storageClassName: %s
  persistentVolumeReclaimPolicy: Retain
  claimRef: {namespace: %s, name: %s}
  %s
  nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: kubernetes.io/os, operator: In, values: [linux]}]}]}}
`, name, namespace, strings.Join(claim.Spec.AccessModes, ", "), claim.Spec.StorageClassName, namespace, claim.Metadata.Name, source), "apply", "-f", "-")
	return err
}

func (d *disks) clear(namespace string) {
	_, _ = kubectl("", "delete", "persistentvolumes", "--selector", "e2ereal="+namespace, "--wait=false")
	_ = d.sh("rm -rf /disks/" + namespace + "-*")
}
