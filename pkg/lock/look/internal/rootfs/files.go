package rootfs

import (
	"fmt"
	"path"
	"strings"
)

// Files are the files of an image.
type Files struct {
	root  *node
	layer uint16 // the one that is being applied
	*Budget
}

// node is a file. The root has none above it, a name is kept by who is above.
type node struct {
	below    map[string]*node // of a directory
	text     string
	uid, gid uint32
	mode     uint16
	layer    uint16 // that it comes from
	kind     kind
	isEmpty  bool
}

// New returns an image without files, whose directories count against a budget.
func New(b *Budget) *Files {
	return &Files{root: &node{kind: directory, mode: 0o755, below: map[string]*node{}}, Budget: b}
}

// Begin begins the next layer: what it calls opaque loses what was there before.
func (f *Files) Begin() { f.layer++ }

// Apply does what containerd does with an entry of a layer: a link on the way to it is
// followed inside of the image, what is in its place goes unless both are directories.
func (f *Files) Apply(e *Entry) error {
	dir, base := e.dir, e.base
	switch {
	case base == opaque:
		if at, err := f.walk(dir, true); err == nil && at.kind == directory {
			f.empty(at)
		}
		return nil
	case strings.HasPrefix(base, reserved), strings.HasPrefix(dir, reserved):
		return nil
	case strings.HasPrefix(base, whiteout):
		if at, err := f.walk(dir, true); err == nil && at.kind == directory {
			delete(at.below, strings.TrimPrefix(base, whiteout))
		}
		return nil
	}
	parent, err := f.make(dir)
	if err != nil {
		return err
	}
	made := &node{text: e.text, uid: e.uid, gid: e.gid, mode: e.mode, layer: f.layer, kind: e.kind, isEmpty: e.isEmpty}
	switch old := parent.below[base]; {
	case e.kind == directory && old != nil && old.kind == directory:
		made.below = old.below
	case e.kind == directory:
		made.below = map[string]*node{}
	case e.kind == hardlink:
		if made, err = f.linked(e); err != nil {
			return err
		}
	}
	parent.below[base] = made
	return nil
}

// linked returns the file that a hard link is another name of. Its owner and mode are
// those of the link from now on, because engines set them by that name.
func (f *Files) linked(e *Entry) (*node, error) {
	dir, base := path.Split(e.text)
	at, err := f.walk(dir, true)
	if err != nil || at.below[base] == nil {
		return nil, fmt.Errorf("a layer has the hard link %q to %q, which isn't there", shortened(e.dir+e.base), shortened(e.text))
	}
	if at.below[base].kind == directory {
		return nil, fmt.Errorf("a layer has the hard link %q to a directory", shortened(e.dir+e.base))
	}
	same := at.below[base]
	same.uid, same.gid, same.mode, same.layer = e.uid, e.gid, e.mode, f.layer
	return same, nil
}

// empty removes what a directory has from other layers.
func (f *Files) empty(dir *node) {
	for name, n := range dir.below {
		if n.layer != f.layer {
			delete(dir.below, name)
		}
	}
}

// make returns the directory at a path, which is made where nothing is.
func (f *Files) make(dir string) (*node, error) {
	at, err := f.walk(dir, true)
	if err == nil && at.kind == directory {
		return at, nil
	}
	w := walker{files: f, make: true}
	at, err = w.walk(dir, true)
	if err == nil && at.kind != directory {
		err = errNoDirectory
	}
	if err != nil {
		return nil, fmt.Errorf("a layer has a file below %q: %w", shortened(strings.TrimSuffix(dir, "/")), err)
	}
	return at, nil
}
