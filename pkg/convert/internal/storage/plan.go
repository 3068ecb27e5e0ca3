package storage

import (
	"slices"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/files"
	"github.com/composesource/composesource/pkg/convert/internal/inspect"
	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/convert/internal/paths"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/convert/internal/secrets"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/convert/internal/users"
	"github.com/composesource/composesource/pkg/facts"
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// Sources are what storage is planned from.
type Sources struct {
	Project *compose.Project
	Spec    api.Spec
	Units   *units.Set
	Pods    *pods.Plan
	Images  *inspect.Plan
	Labels  objects.Labels
	Judge   *secrets.Judge
	Known   *secrets.Known
	Teller  *secrets.Teller
	Files   *files.Reader
	Budget  *files.Budget
	Report  *report.Report
}

// Plan says what is mounted into every unit, and where it lies.
type Plan struct {
	Claims   []*Claim  // by kind, then by what they are of
	Bundles  []*Bundle // mounted content, in the order in which it was planned
	Unfilled []string  // volumes that a server shows and that an image may have to fill, as the project calls them

	planner *planner
}

// New plans the storage of a project: it decides what becomes of every mount,
// and reads the files behind them.
func New(s Sources) *Plan {
	l := newPlanner(s)
	l.planMounts()
	p := &Plan{Bundles: l.bundles, Unfilled: l.unfilled, planner: l}
	p.Claims = l.claimsInOrder()
	return p
}

// claimsInOrder returns the claims by kind, then by what they are of.
func (l *planner) claimsInOrder() []*Claim {
	all := make([]*Claim, 0, len(l.claims))
	for _, k := range l.claims {
		all = append(all, k)
	}
	slices.SortFunc(all, func(a, b *Claim) int { return a.Key.compare(b.Key) })
	return all
}

// Mounts returns what is mounted into a unit, in order.
func (p *Plan) Mounts(u *units.Unit) []*Mount { return p.planner.of[u].mounts }

// Handed returns the files that are copied for the user of a unit, who reads them.
func (p *Plan) Handed(u *units.Unit) []HandedFile { return p.planner.of[u].handed }

// Copies returns the files that are copied because the program of a unit writes to
// them.
func (p *Plan) Copies(u *units.Unit) []Copy { return p.planner.of[u].copies }

// Files returns the content of the project that is mounted into a unit.
func (p *Plan) Files(u *units.Unit) []*files.Mounted { return p.planner.of[u].files }

// planner is one run over one project.
type planner struct {
	Sources
	members []*member
	of      map[*units.Unit]*member

	mountRules paths.Rules           // spec.mounts
	builds     builds                // what is known of build contexts
	data       map[string]bool       // directories of the project that a container writes to
	hostPlaces map[string]*hostPlace // where data lies on the host, by the first element of the path
	claims     map[Key]*Claim
	named      map[string]string  // the volume that stands for all of a name; see sameVolume
	bundles    []*Bundle          // in the order in which they were planned
	shared     map[string]*Bundle // of top-level secrets and configs, by secrets.NAME or configs.NAME
	configs    map[string]bool    // whether a config holds a secret
	unfilled   []string
}

// member is a unit, and what is found out about it.
type member struct {
	*units.Unit
	l      *planner
	brings *facts.Image // what its image says
	parent *member      // the service of a pre_start hook
	hooks  []*member

	volumes []volumeEntry       // volumes and what volumes_from brings; see allVolumes
	sources []volumeEntry       // development mounts; see shadows
	brought map[units.Place]int // which entry of volumes_from brings a mount; see became
	lends   bool                // another unit names it in volumes_from
	mounts  []*Mount

	directories []directory // of the project that are mounted; see mountParts
	handed      []HandedFile
	copies      []Copy
	files       []*files.Mounted
}

func newPlanner(s Sources) *planner {
	l := &planner{
		Sources: s, of: make(map[*units.Unit]*member, len(s.Units.All)), mountRules: paths.NewRules(s.Spec.Mounts, s.Report),
		claims: map[Key]*Claim{}, shared: map[string]*Bundle{}, configs: map[string]bool{},
	}
	for _, u := range s.Units.All {
		m := &member{Unit: u, l: l, brings: s.Images.Of(u)}
		l.members, l.of[u] = append(l.members, m), m
	}
	for _, m := range l.members {
		m.hooks = l.all(m.Hooks)
		if m.Parent != nil {
			m.parent = l.of[m.Parent]
		}
	}
	return l
}

// service returns the service of that name; nil when there is none.
func (l *planner) service(name string) *member { return l.of[l.Units.Service(name)] }

func (l *planner) all(list []*units.Unit) []*member {
	var all []*member
	for _, u := range list {
		all = append(all, l.of[u])
	}
	return all
}

// account is what is known of who the unit runs as.
func (u *member) account() users.Account { return users.Of(u.Unit, u.brings) }

// planMounts decides what becomes of every mount, and reads the files behind
// them.
func (l *planner) planMounts() {
	for _, u := range l.members {
		u.lend()
	}
	l.planBuilds()
	l.findData()
	l.findHostPlaces()
	for _, u := range l.members {
		u.planMounts()
	}
	l.mountParts()
	for _, u := range l.members {
		u.makeMountPoints()
		u.becameMounts()
	}
	l.findOwners()
	l.planFillers()
	l.sayUnused()
	for _, u := range l.members {
		u.mountVolumesOfImage()
	}
}

func (u *member) planMounts() {
	if !u.l.Budget.Spend(limit.Mounts, int64(len(u.Secrets)+len(u.Configs)+len(u.Tmpfs)), u.At) {
		return
	}
	for _, v := range u.allVolumes() {
		u.planVolume(v)
	}
	u.planSecrets()
	u.planConfigs()
	u.planMemory()
	u.settleTargets()
	u.keepWritten()
}
