package generate

import (
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"time"
)

// inline is the file system of spec.inline. Its names are sorted, so that a
// directory is found by searching, and not by a look at every file as
// testing/fstest does it.
type inline struct {
	names   []string
	content map[string]string
}

var _ fs.FS = inline{}

func newInline(content map[string]string) inline {
	return inline{slices.Sorted(maps.Keys(content)), content}
}

// Open opens a file, or a directory that some file is in.
func (f inline) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if content, ok := f.content[name]; ok {
		return &inlineFile{strings.NewReader(content), inlineInfo{path.Base(name), int64(len(content)), 0o444}}, nil
	}
	dir := &inlineDir{info: inlineInfo{path.Base(name), 0, fs.ModeDir | 0o555}, all: f, prefix: name + "/"}
	if name == "." {
		dir.prefix = ""
	}
	if i := f.from(dir.prefix); name != "." && (i == len(f.names) || !strings.HasPrefix(f.names[i], dir.prefix)) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return dir, nil
}

// from returns the place of the first name that doesn't come before another.
func (f inline) from(name string) int {
	i, _ := slices.BinarySearch(f.names, name)
	return i
}

// list returns what is in a directory, whose path ends in a slash.
func (f inline) list(prefix string) []fs.DirEntry {
	const afterSlash = "0"
	var entries []fs.DirEntry
	for i := f.from(prefix); i < len(f.names) && strings.HasPrefix(f.names[i], prefix); {
		child, _, isDir := strings.Cut(f.names[i][len(prefix):], "/")
		info := inlineInfo{child, int64(len(f.content[f.names[i]])), 0o444}
		if i++; isDir {
			info.size, info.mode = 0, fs.ModeDir|0o555
			i = f.from(prefix + child + afterSlash)
			if _, ok := f.content[prefix+child]; ok {
				continue // a file has that name, and was listed
			}
		}
		entries = append(entries, fs.FileInfoToDirEntry(info))
	}
	return entries
}

type inlineFile struct {
	*strings.Reader
	info inlineInfo
}

func (f *inlineFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *inlineFile) Close() error               { return nil }

type inlineDir struct {
	info   inlineInfo
	all    inline
	prefix string        // of the names in it
	rest   []fs.DirEntry // what ReadDir has not returned yet
	listed bool
}

func (d *inlineDir) Stat() (fs.FileInfo, error) { return d.info, nil }
func (d *inlineDir) Close() error               { return nil }

func (d *inlineDir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.prefix, Err: fs.ErrInvalid}
}

// ReadDir lists the directory only now: most are opened for a look at what they are.
func (d *inlineDir) ReadDir(n int) ([]fs.DirEntry, error) {
	if !d.listed {
		d.rest, d.listed = d.all.list(d.prefix), true
	}
	if n <= 0 {
		n = len(d.rest)
	} else if len(d.rest) == 0 {
		return nil, io.EOF
	}
	n = min(n, len(d.rest))
	entries := d.rest[:n:n]
	d.rest = d.rest[n:]
	return entries, nil
}

type inlineInfo struct {
	name string
	size int64
	mode fs.FileMode
}

func (i inlineInfo) Name() string       { return i.name }
func (i inlineInfo) Size() int64        { return i.size }
func (i inlineInfo) Mode() fs.FileMode  { return i.mode }
func (i inlineInfo) ModTime() time.Time { return time.Time{} }
func (i inlineInfo) IsDir() bool        { return i.mode.IsDir() }
func (i inlineInfo) Sys() any           { return nil }
