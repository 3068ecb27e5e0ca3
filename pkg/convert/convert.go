package convert

import (
	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/content"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/files"
	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/convert/internal/order"
	"github.com/composesource/composesource/pkg/convert/internal/posture"
	"github.com/composesource/composesource/pkg/convert/internal/secrets"
	"github.com/composesource/composesource/pkg/convert/internal/sharing"
	"github.com/composesource/composesource/pkg/convert/internal/tools"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/facts"
	"github.com/composesource/composesource/pkg/label"
	"github.com/composesource/composesource/pkg/lock"
	"github.com/composesource/composesource/pkg/report"
)

// Options are the parts of the configuration that conversion needs.
type Options struct {
	Spec api.Spec
	// Checksums puts a checksum of its ConfigMaps on every pod template, for
	// pipelines without Kustomize's name hashes.
	Checksums bool
	// Lock is the lock file where it isn't the one at the root of the project.
	Lock *lock.Given
}

// Result is what a project was converted to.
type Result struct {
	// Objects share what is the same in them, such as labels: who changes one changes a
	// deep copy.
	Objects []emit.Object
	// Hide takes the values of secrets out of a text for people; nil when the project
	// was not understood so far.
	Hide func(string) string

	// Referenced are the keys of the Secrets that pods read and nobody emits, by their
	// names: secrets.mode is Reference.
	Referenced map[string][]string

	Public  map[string]Public // what is published, by the name of the service's Service
	Posture posture.Posture

	Helpers   []Helper   // services that work beside a Docker engine only, by name
	Entrances []Entrance // by which hosts people come, by proxy and router

	Unfilled []string // volumes that an image may have to fill, or to say whose they are, as the project calls them

	// What the objects were in Docker.
	Claims    []Claim                 // volumes first, then directories, by name
	Built     []Built                 // services first, by name
	Placed    map[string]Placed       // by the name of the service or job
	Images    map[string]*facts.Image // what their images say, by the same
	Workloads map[string]Workload     // by the name of the service or job; none of a one-shot that runs in the pods of others
}

// converter is one run over one project.
type converter struct {
	drafts.Plans
	options Options
	rules   []Rule // of services

	set     *units.Set
	units   []*drafts.Draft          // services, then jobs, each by name
	byKey   map[string]*drafts.Draft // the same, by services.NAME or jobs.NAME
	leftOut map[string]*drafts.Draft // services that become nothing, by name
	routers []label.Router           // of proxies beside Docker
	names   *objects.Names
	files   *files.Reader // of the project
	budget  *files.Budget

	Order    *order.Plan
	Sharing  *sharing.Plan
	contents *content.Writer

	unrolled map[string]bool // workloads whose pods don't restart when a Secret changes
	posture  *posture.Judge

	result Result
}

// Convert converts the project. Everything there is to say goes to
// the report; when that includes an error the objects must not be used.
func Convert(p *compose.Project, o Options, r *report.Report) Result {
	return newConverter(p, o, r).run()
}

func (c *converter) run() Result {
	for _, step := range steps() {
		if step(c); c.Report.Broken() {
			break
		}
	}
	return c.result
}

func newConverter(p *compose.Project, o Options, r *report.Report) *converter {
	c := &converter{
		Plans: drafts.Plans{
			Project: p, Spec: o.Spec, Report: r, Labels: objects.NewLabels(p.Name), Known: secrets.NewKnown(), Teller: secrets.NewTeller(r),
			Tools: tools.New(o.Spec.DependsOn.Image), Drafts: map[*units.Unit]*drafts.Draft{},
		},
		options: o, rules: ServiceRules(), byKey: map[string]*drafts.Draft{}, leftOut: map[string]*drafts.Draft{}, names: objects.NewNames(r),
		posture: posture.New(), unrolled: map[string]bool{},
		result: Result{Public: map[string]Public{}}, budget: files.NewBudget(r),
	}
	c.contents = content.New(c.names, r, c.add)
	c.contents.Reference, c.contents.Checksums = o.Spec.Secrets.Mode == api.SecretsReference, o.Checksums
	c.files = files.New(p.Root, c.budget, c.Known.In)
	return c
}

// steps are what Convert does, in this order: names and pods are planned for the
// whole project, then what refers to names is resolved, then every row of the
// rules is applied to every service, and only then are containers put into pods
// and pods into objects.
func steps() []func(*converter) {
	return []func(*converter){
		(*converter).planUnits,
		(*converter).planImages,
		(*converter).judgeSecrets,
		(*converter).planNames,
		(*converter).planPods,
		(*converter).planNetworks,
		(*converter).planStorage,
		(*converter).planNetwork,
		(*converter).learnSecrets,
		(*converter).applyRules,
		(*converter).writeEnvironments,
		(*converter).finishHooks,
		(*converter).writeContent,
		(*converter).orderStarts,
		(*converter).awaitVolumes,
		(*converter).shareVolumes,
		(*converter).assembleWorkloads,
		(*converter).judgePods,
		(*converter).exposeServices,
		(*converter).makeRoutes,
		(*converter).isolateNetworks,
		(*converter).tellOrigins,
		(*converter).tellPlaces,
		(*converter).sayRollouts,
		(*converter).sweepSecrets,
		(*converter).account,
	}
}

// add appends objects to the result.
func (c *converter) add(objects ...emit.Object) {
	c.result.Objects = append(c.result.Objects, objects...)
}
