package compose

import (
	"fmt"
	"strings"
	"time"

	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/report"
)

// watch looks at a value that compose-go takes without a word though what it
// makes of it is not what is written.
type watch func(l *loader, n *tree.Node, at *tree.Path)

// newWatches returns where such values stand.
func newWatches() *tree.Rules[watch] {
	r := &tree.Rules[watch]{}
	for _, path := range strings.Fields(`
		services.*.environment services.*.labels services.*.annotations services.*.sysctls services.*.build.args
		services.*.build.labels services.*.deploy.labels services.*.logging.options services.*.pre_start.*.environment
		services.*.post_start.*.environment services.*.pre_stop.*.environment services.*.storage_opt
		jobs.*.environment jobs.*.labels jobs.*.annotations jobs.*.sysctls jobs.*.logging.options
		volumes.*.labels volumes.*.driver_opts networks.*.labels networks.*.driver_opts`) {
		r.Add(path+".*", coerced)
	}
	for _, path := range []string{"services.*", "jobs.*", "services.*.pre_start.*"} {
		r.Add(path+".configs.*.mode", decimalMode)
		r.Add(path+".secrets.*.mode", decimalMode)
		r.Add(path+".volumes.*.tmpfs.mode", decimalMode)
	}
	return r
}

// watchOver walks the document down to the watched values.
func (l *loader) watchOver(n *tree.Node, at *tree.Path, watches *tree.Rules[watch]) {
	if watches == nil || n.Bad {
		return
	}
	if do, ok := watches.Rule(); ok {
		do(l, n, at)
	}
	for _, f := range n.Fields {
		at.Enter(f.Name)
		l.watchOver(f.Value, at, watches.Field(f.Name))
		at.Leave()
	}
	for i, item := range n.Items {
		at.EnterItem(i)
		l.watchOver(item, at, watches.Item())
		at.Leave()
	}
}

// coerced warns about a value that is used as text but is none in YAML, when
// its text has changed: 1.10, 010, 1e3, a date.
func coerced(l *loader, n *tree.Node, at *tree.Path) {
	if n.Kind != tree.Scalar || n.Value == nil || n.Spelled() == n.Raw() {
		return
	}
	what := "number"
	switch n.Value.(type) {
	case string:
		if len(n.Variables()) > 0 || strings.Contains(n.Raw(), "$") {
			return
		}
	case bool:
		what = "boolean"
	case time.Time:
		what = "point in time"
	}
	l.Add(report.ValueCoerced, n.At, at.String(), at.String(), what)
}

// decimalMode warns about a mode that lacks the zero that makes it octal.
func decimalMode(l *loader, n *tree.Node, at *tree.Path) {
	if mode, ok := n.Value.(int); ok && mode > 7 && !strings.HasPrefix(n.Raw(), "0") {
		l.Add(report.ModeDecimal, n.At, at.String(), at.String(), mode, fmt.Sprintf("0%o", mode))
	}
}
