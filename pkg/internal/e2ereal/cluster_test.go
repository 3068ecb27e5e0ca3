package e2ereal

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// cluster is the world of a namespace in the cluster of KUBECONFIG.
type cluster struct {
	converter
	disks *disks
	said  string // by the last conversion
}

func kubectl(stdin string, args ...string) (string, error) {
	return command("", stdin, cmp.Or(os.Getenv("KUBECTL"), "kubectl"), args...)
}

// newCluster makes a namespace that is privileged if an application is.
func newCluster(t *testing.T, c converter, d *disks) *cluster {
	w := &cluster{converter: c, disks: d}
	w.dir = scratch(t)
	w.clear()
	_, err := kubectl("apiVersion: v1\nkind: Namespace\nmetadata: {name: "+w.namespace+", labels: {pod-security.kubernetes.io/enforce: privileged}}\n", "apply", "-f", "-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if os.Getenv("KEEP") == "" {
			w.clear()
		}
	})
	return w
}

// clear deletes the namespace at once, and its disks.
func (c *cluster) clear() {
	_, _ = kubectl("", "--namespace", c.namespace, "delete", "deployments,statefulsets,daemonsets,jobs,cronjobs", "--all", "--wait=false")
	_, _ = kubectl("", "--namespace", c.namespace, "delete", "pods", "--all", "--force", "--grace-period=0")
	_, _ = kubectl("", "delete", "namespace", c.namespace, "--ignore-not-found", "--timeout=90s")
	c.disks.clear(c.namespace)
}

func (c *cluster) up(files map[string][]byte) error {
	objects, said, err := c.manifests(files)
	c.said = said
	if err != nil {
		return err
	}
	if err := c.prune(objects); err != nil {
		return err
	}
	_, err = kubectl(objects, "apply", "--server-side", "--force-conflicts", "-f", "-")
	return err
}

// prune deletes the workloads and Services that there are no more, and Jobs,
// which can't be changed, as Argo CD and Flux do.
func (c *cluster) prune(objects string) error {
	there, err := kubectl("", "--namespace", c.namespace, "get", "deployments,statefulsets,services,cronjobs,jobs", "--output",
		`jsonpath={range .items[*]}{.kind}{" "}{.metadata.name}{"\n"}{end}`)
	if err != nil {
		return err
	}
	want := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^kind: (.*)\nmetadata:\n(?:  .*\n)*?  name: (.*)$`).FindAllStringSubmatch(objects, -1) {
		want[m[1]+" "+m[2]] = m[1] != "Job"
	}
	for line := range strings.Lines(there) {
		kind, name, _ := strings.Cut(strings.TrimSpace(line), " ")
		if want[kind+" "+name] {
			continue
		}
		if _, err := kubectl("", "--namespace", c.namespace, "delete", "--cascade=foreground", strings.ToLower(kind), name); err != nil {
			return err
		}
	}
	return nil
}

func (c *cluster) exec(service, run string) (string, error) {
	if service == outside {
		return c.outside(run)
	}
	list, err := c.get()
	if err != nil {
		return "", err
	}
	name := strings.ReplaceAll(service, "_", "-")
	pod := ""
	for _, p := range list.Items {
		if p.Kind == "Pod" && p.runs(name) {
			pod = p.Metadata.Name
		}
	}
	if pod == "" {
		return "", fmt.Errorf("no pod runs %s", service)
	}
	return kubectl("", "--namespace", c.namespace, "exec", pod, "--container", name, "--", "sh", "-c", run)
}

// outside runs a command on this machine, which finds the node's port of the
// Service web in the variable web.
func (c *cluster) outside(run string) (string, error) {
	nodes, err := kubectl("", "get", "nodes", "--output", "jsonpath={.items[0].status.addresses[?(@.type=='InternalIP')].address}")
	if err != nil {
		return "", err
	}
	ports, err := kubectl("", "--namespace", c.namespace, "get", "services", "--output",
		`jsonpath={range .items[?(@.spec.type=="NodePort")]}{.metadata.name}{"=http://`+nodes+`:"}{.spec.ports[0].nodePort}{"\n"}{end}`)
	if err != nil {
		return "", err
	}
	return command("", "", "sh", "-c", ports+run)
}

// replace deletes the pods of a service, and waits until they are gone.
func (c *cluster) replace(service string) error {
	list, err := c.get()
	if err != nil {
		return err
	}
	for _, p := range list.Items {
		if p.Kind == "Pod" && p.runs(strings.ReplaceAll(service, "_", "-")) {
			if _, err := kubectl("", "--namespace", c.namespace, "delete", "pod", p.Metadata.Name); err != nil {
				return err
			}
		}
	}
	return nil
}

// object is what is read of pods, workloads and claims.
type object struct {
	Kind     string
	Metadata struct {
		Name, UID         string
		Generation        int
		OwnerReferences   []struct{ Kind string }
		DeletionTimestamp *time.Time
	}
	Spec struct {
		Replicas         *int
		Suspend          bool
		Template         json.RawMessage
		StorageClassName string
		AccessModes      []string
	}
	Status struct {
		Phase, Message                                               string
		ObservedGeneration, UpdatedReplicas, ReadyReplicas, Replicas int
		Succeeded, Failed                                            int
		ContainerStatuses, InitContainerStatuses                     []containerStatus
	}
}

type containerStatus struct {
	Name         string
	Ready        bool
	RestartCount int
	State        struct {
		Waiting *struct{ Reason, Message string }
		Running *struct{ StartedAt time.Time }
	}
}

// runs reports whether a container runs in the pod, which isn't ending.
func (o object) runs(container string) bool {
	return o.Metadata.DeletionTimestamp == nil && slices.ContainsFunc(slices.Concat(o.Status.ContainerStatuses, o.Status.InitContainerStatuses), func(s containerStatus) bool {
		return s.Name == container && s.State.Running != nil
	})
}

type objects struct{ Items []object }

// get reads the objects of a namespace through the proxy: this is done all the
// time, and starting kubectl costs more than anything that runs.
func (c *cluster) get() (objects, error) {
	var all objects
	for kind, path := range map[string]string{
		"Pod": "api/v1/%s/pods", "PersistentVolumeClaim": "api/v1/%s/persistentvolumeclaims", "Job": "apis/batch/v1/%s/jobs",
		"Deployment": "apis/apps/v1/%s/deployments", "StatefulSet": "apis/apps/v1/%s/statefulsets",
	} {
		response, err := http.Get(c.disks.proxy + fmt.Sprintf(path, "namespaces/"+c.namespace))
		if err != nil {
			return all, err
		}
		var list objects
		err = json.NewDecoder(response.Body).Decode(&list)
		_ = response.Body.Close()
		if err != nil {
			return all, err
		}
		for _, o := range list.Items {
			o.Kind = kind
			all.Items = append(all.Items, o)
		}
	}
	return all, nil
}

func (c *cluster) state() ([]string, map[string]int, error) {
	list, err := c.get()
	var unready []string
	restarts := map[string]int{}
	for _, o := range list.Items {
		switch o.Kind {
		case "PersistentVolumeClaim":
			if o.Status.Phase == "Pending" {
				err = cmp.Or(c.disks.give(c.namespace, o), err)
				unready = append(unready, "claim "+o.Metadata.Name)
			}
		case "Pod":
			if owner := o.Metadata.OwnerReferences; len(owner) == 0 || owner[0].Kind != "Job" {
				unready = append(unready, o.unready()...)
			}
			for _, s := range slices.Concat(o.Status.InitContainerStatuses, o.Status.ContainerStatuses) {
				restarts[s.Name+"/"+o.Metadata.Name] = s.RestartCount
			}
		case "Job":
			if o.Status.Succeeded == 0 {
				unready = append(unready, fmt.Sprintf("job %s (%d failed)", o.Metadata.Name, o.Status.Failed))
			}
		default:
			want := 1
			if o.Spec.Replicas != nil {
				want = *o.Spec.Replicas
			}
			if s := o.Status; s.ObservedGeneration < o.Metadata.Generation || s.UpdatedReplicas < want || s.ReadyReplicas < want || s.Replicas > want {
				unready = append(unready, fmt.Sprintf("%s %s has %d of %d", strings.ToLower(o.Kind), o.Metadata.Name, s.ReadyReplicas, want))
			}
		}
	}
	if len(list.Items) == 0 {
		unready = append(unready, "no pods")
	}
	return unready, restarts, err
}

// unready says what a pod waits for.
func (o object) unready() []string {
	if o.Status.Phase == "Succeeded" {
		return nil
	}
	if o.Metadata.DeletionTimestamp != nil {
		return []string{o.Metadata.Name + " is ending"}
	}
	if len(o.Status.ContainerStatuses) == 0 {
		return []string{o.Metadata.Name + " " + o.Status.Phase + " " + o.Status.Message}
	}
	var list []string
	for _, s := range o.Status.ContainerStatuses {
		switch {
		case s.Ready:
		case s.State.Waiting != nil:
			list = append(list, fmt.Sprintf("%s: %s", o.Metadata.Name, s.State.Waiting.Reason))
		default:
			list = append(list, o.Metadata.Name+" is not ready")
		}
	}
	return list
}
