package scaffold

import (
	"fmt"
	"strings"

	"github.com/composesource/composesource/pkg/emit"
)

// local is a workload with containers whose images no registry has.
type local struct {
	APIVersion, Kind, Name string
	pod                    string // JSON pointer to the pod's spec
	lists                  []containerList
}

// containerList is a list of containers and the names of some in it.
type containerList struct {
	field string
	names []string
}

// Pull returns the fields that have nodes take the images they hold: containers are
// named, so that the patch finds them wherever they stand.
func (l local) Pull() string {
	var lists []string
	for _, list := range l.lists {
		var items []string
		for _, name := range list.names {
			items = append(items, fmt.Sprintf("{name: %s, imagePullPolicy: IfNotPresent}", emit.Quote(name)))
		}
		if len(items) > 0 {
			lists = append(lists, list.field+": ["+strings.Join(items, ", ")+"]")
		}
	}
	path := strings.Split(strings.TrimPrefix(l.pod, "/"), "/")
	return strings.Join(path, ": {") + ": {" + strings.Join(lists, ", ") + strings.Repeat("}", len(path))
}
