package look

import (
	"archive/tar"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/composesource/composesource/pkg/disk"
	"github.com/composesource/composesource/pkg/limit"
)

// store is a directory or a tar file that holds images.
type store interface {
	open(name string) (io.ReadCloser, error)
}

// directory is a store on the disk.
type directory struct{ *disk.Root }

func openDirectory(dir string) (store, error) {
	root, err := disk.Open(dir)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dir, disk.Reason(err))
	}
	return directory{root}, nil
}

func (d directory) open(name string) (io.ReadCloser, error) { return d.Large(name) }

// archived is a store in a tar file, whose parts are read where they stand.
type archived struct {
	file  *os.File
	parts map[string]part
}

type part struct {
	offset, size int64
	link         string // to another part
}

func openArchive(file string) (store, error) {
	dir, base := filepath.Split(file)
	root, err := disk.Open(filepath.Clean(dir))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, disk.Reason(err))
	}
	defer root.Close()
	f, err := root.Large(base)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, disk.Reason(err))
	}
	a := &archived{file: f, parts: map[string]part{}}
	if err := a.list(); err != nil {
		_ = f.Close() // opened for reading only
		return nil, fmt.Errorf("%s is no tar file as `docker save` writes it: %w", file, err)
	}
	return a, nil
}

// list finds out where the parts stand: the tar reader stops exactly before each.
func (a *archived) list() error {
	for t := tar.NewReader(a.file); ; {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		offset, err := a.file.Seek(0, io.SeekCurrent)
		if err != nil {
			return err
		}
		p := part{offset: offset, size: h.Size}
		if h.Typeflag == tar.TypeSymlink || h.Typeflag == tar.TypeLink {
			p.link = linkedPart(h)
		}
		if a.parts[path.Clean(h.Name)] = p; len(a.parts) > limit.ImageEntries.Max() {
			return &limit.Exceeded{Limit: limit.ImageEntries}
		}
	}
}

// linkedPart returns the part that a link in an archive is another name of.
func linkedPart(h *tar.Header) string {
	if h.Typeflag == tar.TypeSymlink {
		return path.Join(path.Dir(h.Name), h.Linkname)
	}
	return path.Clean(h.Linkname)
}

func (a *archived) open(name string) (io.ReadCloser, error) {
	p, ok := a.parts[path.Clean(name)]
	for range 10 {
		if p.link == "" {
			break
		}
		p, ok = a.parts[p.link]
	}
	if !ok || p.link != "" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return io.NopCloser(io.NewSectionReader(a.file, p.offset, p.size)), nil
}

// document reads a part that is no layer.
func document(s store, name string) ([]byte, error) {
	r, err := s.open(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, disk.Reason(err))
	}
	defer r.Close()
	text, err := io.ReadAll(io.LimitReader(r, int64(limit.ManifestBytes.Max())+1))
	if err == nil && len(text) > limit.ManifestBytes.Max() {
		err = &limit.Exceeded{Limit: limit.ManifestBytes}
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return text, nil
}

// layerOf returns what opens a layer in a store.
func layerOf(s store, name string) opener {
	return func() (io.ReadCloser, error) {
		r, err := s.open(name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", strings.TrimPrefix(name, "blobs/"), disk.Reason(err))
		}
		return r, nil
	}
}
