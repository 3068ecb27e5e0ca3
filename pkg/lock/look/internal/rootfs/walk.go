package rootfs

import (
	"errors"
	"slices"
	"strings"
)

var (
	errMissing     = errors.New("it isn't there")
	errNoDirectory = errors.New("something on the way to it is no directory")
	errLoop        = errors.New("links on the way to it lead nowhere")
)

const (
	maxLinks = 40   // that Linux follows on the way to one file
	maxSteps = 2000 // of one way: no path of Linux is longer
)

func (f *Files) walk(path string, follow bool) (*node, error) {
	w := walker{files: f}
	return w.walk(path, follow)
}

// walker goes from the root of an image to a file, as the kernel does in a container.
type walker struct {
	files *Files
	make  bool // directories that are not there
	links int
	steps int
}

// walk returns what is at a path; for follow where that leads when it is a link.
func (w *walker) walk(path string, follow bool) (*node, error) {
	way := []*node{w.files.root} // from the root to where we are
	rest := parts(path)
	for len(rest) > 0 {
		name := rest[0]
		rest = rest[1:]
		w.steps++
		at := way[len(way)-1]
		switch {
		case at.kind != directory:
			return nil, errNoDirectory
		case w.steps > maxSteps:
			return nil, errLoop
		case name == "..":
			way = way[:max(1, len(way)-1)]
			continue
		}
		next := at.below[name]
		if next == nil && w.make {
			if err := w.files.spend(0); err != nil {
				return nil, err
			}
			next = &node{kind: directory, mode: 0o755, layer: w.files.layer, below: map[string]*node{}}
			at.below[strings.Clone(name)] = next
		}
		switch {
		case next == nil:
			return nil, errMissing
		case next.kind == symlink && (follow || len(rest) > 0):
			if w.links++; w.links > maxLinks {
				return nil, errLoop
			}
			if strings.HasPrefix(next.text, "/") {
				way = way[:1]
			}
			rest = slices.Concat(parts(next.text), rest)
		default:
			way = append(way, next)
		}
	}
	return way[len(way)-1], nil
}

func parts(path string) []string {
	return slices.DeleteFunc(strings.Split(path, "/"), func(part string) bool { return part == "" || part == "." })
}
