package rootfs

import (
	"archive/tar"
	"errors"
	"fmt"
	"io"
	"math"
	"path"
	"strings"

	"github.com/composesource/composesource/pkg/limit"
)

type kind uint8

const (
	file kind = iota
	directory
	symlink
	hardlink
	special // a device or a FIFO
)

// Entry is what a layer says of one path.
type Entry struct {
	dir      string // clean, without a leading slash
	base     string // its name there
	text     string // where a link leads, or what an account file holds
	mode     uint16 // of Unix, with the sticky bit and its like
	kind     kind
	isEmpty  bool
	uid, gid uint32
}

// The names that say what a layer removes; see "Whiteouts" of the OCI image specification.
const (
	whiteout = ".wh."
	opaque   = ".wh..wh..opq"
	reserved = ".wh..wh." // of storage drivers
)

// Read visits the entries of a layer in their order.
func Read(layer io.Reader, b *Budget, visit func(*Entry) error) error {
	dir := "" // of the entry before, which most share
	for t := tar.NewReader(layer); ; {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			_, err = io.Copy(io.Discard, layer) // the digest is that of all
			return err
		}
		if err != nil {
			return damaged(err)
		}
		e, err := newEntry(h)
		if err != nil {
			return err
		}
		if e == nil {
			continue
		}
		if e.dir == dir {
			e.dir = dir
		}
		dir = e.dir
		if err := b.spend(len(h.Name) + len(e.text)); err != nil {
			return err
		}
		if e.holdsAccounts() {
			if err := e.keep(t, h.Size); err != nil {
				return err
			}
		}
		if err := visit(e); err != nil {
			return err
		}
	}
}

// damaged says what an error of the tar reader is about.
func damaged(err error) error {
	if errors.Is(err, tar.ErrHeader) || errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("a layer is damaged: %w", err)
	}
	return err
}

// newEntry checks a header; nil for what is no file.
func newEntry(h *tar.Header) (*Entry, error) {
	name := clean(h.Name)
	dir, base := path.Split(name)
	e := &Entry{dir: dir, base: strings.Clone(base), mode: uint16(h.Mode & 0o7777), isEmpty: h.Size == 0}
	switch h.Typeflag {
	case tar.TypeReg, tar.TypeGNUSparse, tar.TypeCont:
	case tar.TypeDir:
		e.kind = directory
	case tar.TypeSymlink:
		e.kind, e.text = symlink, h.Linkname
	case tar.TypeLink:
		e.kind, e.text = hardlink, clean(h.Linkname)
	case tar.TypeChar, tar.TypeBlock, tar.TypeFifo:
		e.kind = special
	default:
		return nil, nil
	}
	switch {
	case leaves(name) || e.kind == hardlink && leaves(e.text):
		return nil, fmt.Errorf("a layer has the path %q, which leads out of the image", shortened(h.Name))
	case len(name) > 4096 || len(e.text) > 4096 || isTooLong(name):
		return nil, fmt.Errorf("a layer has a path that no Linux can have: %q", shortened(h.Name))
	case h.Uid < 0 || h.Uid > math.MaxUint32 || h.Gid < 0 || h.Gid > math.MaxUint32:
		return nil, fmt.Errorf("%q in a layer belongs to %d:%d, which no Linux has", shortened(h.Name), h.Uid, h.Gid)
	case name == "":
		return nil, nil
	}
	e.uid, e.gid = uint32(h.Uid), uint32(h.Gid)
	return e, nil
}

// clean returns a path as engines read it: relative to the root, whatever it begins with.
func clean(name string) string {
	name = path.Clean(strings.TrimLeft(name, "/"))
	if name == "." {
		return ""
	}
	return name
}

func leaves(name string) bool { return name == ".." || strings.HasPrefix(name, "../") }

// isTooLong reports whether a part of a path is longer than names are.
func isTooLong(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if len(part) > 255 {
			return true
		}
	}
	return false
}

func shortened(name string) string {
	if len(name) > 100 {
		return name[:100] + "..."
	}
	return name
}

// holdsAccounts reports whether a file may be /etc/passwd or /etc/group, which may be
// links to files of their names elsewhere.
func (e *Entry) holdsAccounts() bool {
	return e.kind == file && e.mode&0o111 == 0 && (e.base == "passwd" || e.base == "group")
}

// keep reads what the file holds.
func (e *Entry) keep(r io.Reader, size int64) error {
	if size > int64(limit.AccountBytes.Max()) {
		return fmt.Errorf("/%s in a layer: %w", e.dir+e.base, &limit.Exceeded{Limit: limit.AccountBytes})
	}
	text, err := io.ReadAll(r)
	if err != nil {
		return damaged(err)
	}
	e.text = string(text)
	return nil
}
