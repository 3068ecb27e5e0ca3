package convert

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/util/intstr"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/report"
)

// unit is one container of the project on its way to Kubernetes: a service, a
// job, or a pre_start hook. Rules read the typed Compose configuration and write
// the container and what it asks of its pod.
type unit struct {
	*converter
	types.ServiceConfig

	path string        // services.web, jobs.backup, services.web.pre_start[0]
	id   string        // the name of its objects and of its container
	node *compose.Node // what the user wrote
	at   report.Position
	env  []compose.Variable // resolved environment, references rewritten
	job  *types.JobConfig   // of a top-level job

	kind     kind
	host     *unit   // the unit whose pod it joins; itself by default
	members  []*unit // the units that joined its pod, itself excluded
	oneShots []*unit // the units that run as init containers of its pod, in order
	runsIn   []*unit // the hosts of the pods that it runs in, when it is such a one-shot
	parent   *unit   // the service of a pre_start hook
	hooks    []*unit // its pre_start hooks

	preparing []types.ServiceHook // post_start hooks that only prepare what is mounted
	prepared  []corev1.Container  // the same, to run before container

	isInit   bool    // runs only as an init container of its dependents
	joined   *unit   // whose namespace it joins
	sidecar  bool    // an init container that keeps running: something in its pod starts after it
	heldFor  bool    // and not before it is healthy
	awaited  bool    // somebody waits until it is healthy
	ports    []port  // what it listens on
	dials    []*unit // whose pods it names as hosts
	referred bool    // something in the project dials it
	portless bool    // and does not say on which port
	circular string  // the services that dial each other in a circle with it

	called podName               // what its pod calls itself
	self   *selfReference        // where its pod names itself
	dotted map[nameKind][]string // the names of its pod that have a dot

	volumeNames map[string]bool   // of pod.Volumes
	volumes     []volumeEntry     // volumes and what volumes_from brings; see allVolumes
	lends       bool              // another unit names it in volumes_from
	mounts      []*mount          // what is mounted into it
	handed      []handed          // files that are copied for the user who reads them
	files       []*mountedFile    // content of the project that is mounted into it
	secretArgs  map[string]string // secret variables that command and args name as $(NAME)

	interpolated map[string][]secretSpan // secret variables in the words of a command, by its path

	grouped   bool            // its pod gives what it mounts to a group; see giveVolumes
	owned     map[string]bool // the parts of volumes that an init container owns for it
	waitsFor  []*unit         // its pod waits until these are ready
	schedules []schedule      // of a CronJob

	container   corev1.Container
	inits       []corev1.Container // run before container, in order
	pod         corev1.PodSpec     // what it asks of its pod; containers are filled in on assembly
	labels      map[string]string  // of the pod template, beside the selector
	annotations map[string]string  // of the pod template
	workload    workload           // what it asks of the workload object
}

// workload is what a unit asks of the object that makes its pods.
type workload struct {
	annotations map[string]string
	replicas    *int32
	rolling     *rolling
	apart       bool   // no two of its pods may be on one node
	retries     *int32 // of a Job; nil leaves Kubernetes' default
}

// rolling holds deploy.update_config.
type rolling struct {
	surge, unavailable intstr.IntOrString
	minReadySeconds    int32
}

// planUnits makes a unit of every active service and job, by name.
func (c *converter) planUnits() {
	for _, name := range slices.Sorted(maps.Keys(c.project.Services)) {
		if c.leaveOut(name) {
			continue
		}
		c.addHooks(c.addUnit("services", name, c.project.Services[name]))
	}
	for _, name := range slices.Sorted(maps.Keys(c.project.Jobs)) {
		j := c.project.Jobs[name]
		u := c.addUnit("jobs", name, types.ServiceConfig{
			Name: name, Profiles: j.Profiles, ContainerSpec: j.ContainerSpec, WorkloadSpec: j.WorkloadSpec,
		})
		u.job = &j
	}
	c.planScheduled()
}

func (c *converter) addUnit(section, name string, cfg types.ServiceConfig) *unit {
	return c.newUnit(section+"."+name, cfg, c.project.Tree.Get(section, name), c.project.At(section, name))
}

// addHooks makes a unit of every pre_start hook.
func (c *converter) addHooks(u *unit) {
	written := u.wrote("pre_start")
	for i, hook := range u.PreStart {
		node, at := &compose.Node{Kind: compose.Mapping}, u.at
		if written != nil && i < len(written.Items) {
			node, at = written.Items[i], written.Items[i].At
		}
		h := c.newUnit(fmt.Sprintf("%s.pre_start[%d]", u.path, i),
			types.ServiceConfig{Name: u.Name, ContainerSpec: hook.ContainerSpec}, node, at)
		h.parent = u
		u.hooks = append(u.hooks, h)
	}
}

func (c *converter) newUnit(path string, cfg types.ServiceConfig, node *compose.Node, at report.Position) *unit {
	u := &unit{
		converter: c, ServiceConfig: cfg, path: path, node: node, at: at,
		env: slices.Clone(c.project.Environment(path)), interpolated: map[string][]secretSpan{},
	}
	u.host = u
	c.units = append(c.units, u)
	c.byKey[path] = u
	return u
}

// wrote returns the node that the user wrote at attribute, a dotted path below
// the unit; nil when the user wrote nothing there.
func (u *unit) wrote(attribute string) *compose.Node {
	return u.node.Get(strings.Split(attribute, ".")...)
}

// written is wrote for an attribute that a hook may have inherited.
func (u *unit) written(attribute string) *compose.Node {
	if n := u.wrote(attribute); n != nil || u.parent == nil {
		return n
	}
	return u.parent.wrote(attribute)
}
