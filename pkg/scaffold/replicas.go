package scaffold

import (
	"github.com/compose-spec/compose-go/v2/types"
)

// scale says how many pods the overlays ask for, and whether they do.
//
// Where the project has a number of its own, production keeps it. Otherwise only
// what the project builds can scale, when it keeps no volume for itself: a
// second copy of a database is another database. Production runs two of what
// answers on a port, and one of the others, because a second scheduler would do
// everything twice; one also where container_name forbids two in Compose.
func scale(w workload, s types.ServiceConfig) (replicas, bool) {
	switch {
	case w.replicas != nil:
		return replicas{w.Name, int(min(1, *w.replicas)), int(*w.replicas)}, *w.replicas != 1
	case s.Build == nil || !w.scales:
		return replicas{}, false
	case s.ContainerName == "" && len(s.Ports)+len(s.Expose) > 0:
		return replicas{w.Name, 1, 2}, true
	default:
		return replicas{w.Name, 1, 1}, true
	}
}
