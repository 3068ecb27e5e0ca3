package files

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/limit"
)

// Directory is the content of a directory of the project.
type Directory struct {
	Files      []*Mounted // by path
	Unreadable []string   // paths that can't travel: sockets, links to nowhere
	Denied     []string   // paths that this process may not read
	TooLarge   bool       // more than an object can hold; files is empty then
	IsFile     bool       // it is a single file
	Absent     bool       // the project has none: docker would create it
}

// Directory reads all files below a directory of the project that is mounted
// at target, unless they are too many or too large together: then it reads none.
// A file that only keeps that directory in version control is no content.
func (r *Reader) Directory(name, target string) Directory {
	w, again := r.walks[name]
	if !again {
		w = &dirWalk{r: r, top: name, empty: map[string]bool{}}
		if err := w.list(name, false); err != nil {
			w.Directory = Directory{TooLarge: true}
		}
		r.walks[name] = w
	} else if r.listed += int64(len(w.paths)); r.listed > int64(limit.Listed.Max()) { // each is mounted once more
		return Directory{TooLarge: true}
	}
	d := w.Directory
	if d.TooLarge {
		return d
	}
	d.Unreadable, d.Denied = slices.Clip(d.Unreadable), slices.Clip(d.Denied)
	for _, name := range w.paths {
		file, err := r.Read(name)
		if err != nil {
			d.leave(name, err)
			continue
		}
		below := Below(w.top, name)
		f := file.At(name, path.Join(target, below))
		f.Below = below
		d.Files = append(d.Files, f)
	}
	return d
}

// mayList counts a file or directory that is looked at, and reports whether that
// many are allowed in a project. After them every directory counts as too large.
func (r *Reader) mayList() bool {
	r.listed++
	return r.listed <= int64(limit.Listed.Max())
}

// dirWalk is on its way through a directory of the project.
type dirWalk struct {
	r *Reader
	Directory
	top   string
	paths []string        // of the files to read
	size  int64           // of them, in bytes
	empty map[string]bool // directories that links lead to and that hold no files
}

// list lists what lies below name: the directory itself, or a link to another part
// of it. Links below a link may lead in circles, and are left out.
func (w *dirWalk) list(name string, linked bool) error {
	return fs.WalkDir(w.r.root, name, func(file string, entry fs.DirEntry, err error) error {
		switch {
		case !w.r.mayList():
			return ErrTooLarge
		case err != nil:
			w.leave(file, err)
			return skipDirectory(entry)
		case entry.IsDir() && entry.Name() == ".git":
			return fs.SkipDir
		case entry.IsDir() || isPlaceholder(w.top, file):
			return nil
		}
		if to, ok := w.linksInside(file, entry); ok && !linked {
			return w.follow(file, to)
		}
		return w.add(file)
	})
}

// follow lists what a link leads to, unless another one showed that it holds no file.
func (w *dirWalk) follow(file, to string) error {
	if w.empty[to] {
		return nil
	}
	before := len(w.paths)
	err := w.list(file, true)
	w.empty[to] = err == nil && len(w.paths) == before
	return err
}

// add takes one file up, as long as they all fit into an object.
func (w *dirWalk) add(file string) error {
	info, err := fs.Stat(w.r.root, file)
	switch {
	case err != nil:
		w.leave(file, err)
		return nil
	case !info.Mode().IsRegular():
		w.leave(file, errNotRegular)
		return nil
	}
	if w.size += info.Size(); w.size > int64(limit.ObjectBytes.Max()) || len(w.paths) == limit.DirectoryFiles.Max() {
		return ErrTooLarge
	}
	w.paths = append(w.paths, file)
	return nil
}

// linksInside returns the other directory below the same top that a file is a link
// to: in the container, too, it leads there.
func (w *dirWalk) linksInside(file string, entry fs.DirEntry) (to string, ok bool) {
	if entry.Type()&fs.ModeSymlink == 0 {
		return "", false
	}
	to, err := fs.ReadLink(w.r.root, file)
	if err != nil || path.IsAbs(to) {
		return "", false
	}
	to = path.Join(path.Dir(file), to)
	if to == "." || w.top != "." && !strings.HasPrefix(to, w.top+"/") || strings.HasPrefix(file, to+"/") {
		return "", false
	}
	info, err := fs.Stat(w.r.root, file)
	return to, err == nil && info.IsDir()
}

// isPlaceholder reports whether a file only keeps a mounted directory in version control.
// One further below keeps a directory that the program may need, such as those for views
// and sessions of a framework, and is content.
func isPlaceholder(top, file string) bool {
	return path.Dir(file) == top && slices.Contains([]string{".gitkeep", ".gitignore", ".keep"}, path.Base(file))
}

// IsEmpty reports whether a directory of a project holds no files: docker could
// have created it as well. One with many directories in it has a purpose.
func IsEmpty(root fs.FS, name string) bool {
	seen := 0
	return nil == fs.WalkDir(root, name, func(file string, entry fs.DirEntry, err error) error {
		if seen++; seen > limit.DirectoryFiles.Max() || err == nil && !entry.IsDir() && !isPlaceholder(name, file) {
			return fs.ErrExist
		}
		return err
	})
}

// leave notes a path that was left out.
func (d *Directory) leave(file string, err error) {
	if errors.Is(err, fs.ErrPermission) {
		d.Denied = append(d.Denied, file)
		return
	}
	d.Unreadable = append(d.Unreadable, file)
}

// Below returns the path of a file below a directory of the project.
func Below(dir, file string) string {
	switch dir {
	case ".":
		return file
	case file:
		return ""
	}
	return strings.TrimPrefix(file, dir+"/")
}

// skipDirectory goes on after a directory that can't be read.
func skipDirectory(entry fs.DirEntry) error {
	if entry != nil && entry.IsDir() {
		return fs.SkipDir
	}
	return nil
}
