package bridge

import (
	"io/fs"
	"path"
	"strings"
)

// places are paths from the directory of the project, by what they are cleaned.
type places map[string]bool

// newPlaces leaves out what is no path inside the project, or one of many.
func newPlaces(written []string) places {
	all := places{}
	for _, name := range written {
		if name = path.Clean(name); fs.ValidPath(name) && name != "." && !strings.ContainsRune(name, '*') {
			all[name] = true
		}
	}
	return all
}

// find returns the longest place that an absolute path ends in.
func (p places) find(absolute string) (string, bool) {
	rest := path.Clean(strings.ReplaceAll(absolute, `\`, "/"))
	for more := true; more && len(p) > 0; {
		if _, rest, more = strings.Cut(rest, "/"); more && p[rest] {
			return rest, true
		}
	}
	return "", false
}

// placeMounts makes the sources that end in a place relative again, so that what
// becomes of them has the same name on every machine.
func (m *mapping) placeMounts(p places) {
	for _, mount := range m.get("volumes").items() {
		if mount.get("type").text() != "bind" {
			continue
		}
		if place, ok := p.find(mount.get("source").text()); ok {
			mount.set("source", "./"+place)
		}
	}
}
