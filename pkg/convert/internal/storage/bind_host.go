package storage

import (
	"fmt"
	"path"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/convert/internal/paths"
	"github.com/composesource/composesource/pkg/show"
)

// hostPathHint says what to do instead, for the paths that people mount most. A
// claim starts empty, so it is no help to what is only read.
func (u *member) hostPathHint(v volumeEntry) string {
	source := path.Clean(v.Source)
	node := fmt.Sprintf("set spec.mounts: {%q: {hostPath: %s}} where every node has it", v.written(), source)
	ofHome := strings.HasPrefix(source, "~") || paths.IsWindows(source)
	switch {
	case strings.HasSuffix(source, "docker.sock"), strings.HasSuffix(source, "docker_engine"):
		return "nodes of a cluster don't run docker; give the application what it offers for Kubernetes (an API token, labels of Ingresses)"
	case source == "/dev/shm":
		return "write shm_size instead, which is memory of the container alone"
	case source == "/etc/localtime", source == "/etc/timezone":
		return "set the variable TZ instead, or " + node
	case paths.IsOfMachine(source):
		return node
	case !isHostData(v) && ofHome:
		return "copy it into the project and mount it from there"
	case !isHostData(v):
		return "copy it into the project and mount it from there, or " + node
	case ofHome:
		return "move it into the project, or " + u.claimHint(v)
	default:
		return u.claimHint(v) + ", or " + node
	}
}

// isHostData reports whether a path of the host may hold what the container
// writes: no file, and nothing that it only reads.
func isHostData(v volumeEntry) bool {
	return v.Type == types.VolumeTypeBind && paths.IsOfHost(v.Source) && !paths.IsOfMachine(path.Clean(v.Source)) &&
		!v.ReadOnly && !v.looksLikeFile()
}

// claimHint says how to keep data on claims: for all directories of one place of
// the host at once.
func (u *member) claimHint(v volumeEntry) string {
	place := u.l.hostPlaces[paths.FirstElement(v.Source)]
	if place == nil || place.sources < 2 {
		return fmt.Sprintf("set spec.mounts: {%q: PersistentVolumeClaim} to keep data, on a claim that starts empty", v.written())
	}
	return fmt.Sprintf("set spec.mounts: {%q: PersistentVolumeClaim} to keep the data of the %d directories there, on claims that start empty", place.dir, place.sources)
}

// hostPlace is where data of the project lies on the host.
type hostPlace struct {
	dir     string // the innermost that holds it all
	sources int
}

// findHostPlaces notes where data lies on the host, by the first element of its
// path: what lies in different ones has nothing to do with each other.
func (l *planner) findHostPlaces() {
	l.hostPlaces = map[string]*hostPlace{}
	seen := map[string]bool{}
	for _, u := range l.members {
		for _, v := range u.allVolumes() {
			if source := path.Clean(v.Source); isHostData(v) && !seen[source] {
				seen[source] = true
				l.noteHostPlace(source)
			}
		}
	}
}

func (l *planner) noteHostPlace(source string) {
	place := l.hostPlaces[paths.FirstElement(source)]
	if place == nil {
		l.hostPlaces[paths.FirstElement(source)] = &hostPlace{source, 1}
		return
	}
	place.sources++
	for place.dir != source && !strings.HasPrefix(source, place.dir+"/") {
		place.dir = path.Dir(place.dir)
	}
}

// outsideHint says how a path above the project comes into it. Data alone may
// start on an empty claim.
func (u *member) outsideHint(v volumeEntry) show.Block {
	hint := u.l.Project.Above(v.Source)
	switch {
	case hint == "":
		return "copy it into the project and mount it from there"
	case v.ReadOnly || v.looksLikeFile() || path.Base(v.Source) == "..": // what holds the project is no data
		return show.Block(hint)
	}
	return show.Block(fmt.Sprintf("set spec.mounts: {%q: PersistentVolumeClaim} when it holds nothing but data, which starts empty; otherwise: %s", v.written(), hint))
}
