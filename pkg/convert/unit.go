package convert

import (
	"maps"
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"
	corev1 "k8s.io/api/core/v1"

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
	isInit   bool    // runs only as an init container of its dependents
	awaited  bool    // somebody waits until it is healthy
	ports    []port  // what it listens on

	files      []*mountedFile    // content of the project that is mounted into it
	secretArgs map[string]string // secret variables that command and args name as $(NAME)

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
	recreate    bool // old pods must end before new ones start
	rolling     *rolling
	retries     *int32 // of a Job; nil leaves Kubernetes' default
}

// rolling holds deploy.update_config.
type rolling struct {
	surge, unavailable int32
	minReadySeconds    int32
}

// planUnits makes a unit of every active service and job, by name.
func (c *converter) planUnits() {
	for _, name := range slices.Sorted(maps.Keys(c.project.Services)) {
		c.addUnit("services", name, c.project.Services[name])
	}
	for _, name := range slices.Sorted(maps.Keys(c.project.Jobs)) {
		job := c.project.Jobs[name]
		u := c.addUnit("jobs", name, types.ServiceConfig{
			Name: name, Profiles: job.Profiles, ContainerSpec: job.ContainerSpec, WorkloadSpec: job.WorkloadSpec,
		})
		u.job = &job
	}
}

func (c *converter) addUnit(section, name string, cfg types.ServiceConfig) *unit {
	u := &unit{
		converter: c, ServiceConfig: cfg,
		path: section + "." + name,
		node: c.project.Tree.Get(section, name),
		at:   c.project.At(section, name),
		env:  slices.Clone(c.project.Environment(section + "." + name)),
	}
	u.host = u
	c.units = append(c.units, u)
	c.byKey[u.path] = u
	return u
}

// wrote returns the node that the user wrote at attribute, a dotted path below
// the unit; nil when the user wrote nothing there.
func (u *unit) wrote(attribute string) *compose.Node {
	return u.node.Get(strings.Split(attribute, ".")...)
}

// say raises a finding about an attribute, a dotted path below the unit. It says
// nothing when the user did not write that attribute.
func (u *unit) say(attribute string, code report.Code, args ...any) {
	parent, name := u.node, attribute
	if i := strings.LastIndexByte(attribute, '.'); i >= 0 {
		parent, name = u.wrote(attribute[:i]), attribute[i+1:]
	}
	if f := parent.Field(name); f != nil {
		u.report.Add(code, f.At, u.path+"."+attribute, args...)
	}
}

// sayItem raises a finding about the i-th entry of the canonical list attribute,
// at the place where the user wrote it.
func (u *unit) sayItem(attribute string, i int, code report.Code, args ...any) {
	if origin := u.project.Origin(u.path+"."+attribute, i); origin != nil {
		u.report.Add(code, origin.At, u.path+"."+attribute, args...)
	}
}

// sayUnit raises a finding about the service or job as a whole.
func (u *unit) sayUnit(code report.Code, args ...any) {
	u.report.Add(code, u.at, u.path, args...)
}
