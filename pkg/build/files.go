package build

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"sigs.k8s.io/kustomize/kyaml/filesys"

	"github.com/composesource/composesource/pkg/disk"
)

// files are the files below the root of a build, by their absolute paths: so
// Kustomize asks for them.
type files struct {
	readOnly
	root *disk.Root
	top  string // absolute, without links
	here string // the working directory, for messages
}

func openFiles(top string) (*files, error) {
	root, err := disk.Open(top)
	if err != nil {
		return nil, err
	}
	here, err := os.Getwd()
	if err == nil {
		here, err = filepath.EvalSymlinks(here)
	}
	if err == nil {
		top, err = filepath.EvalSymlinks(top)
	}
	if err != nil {
		root.Close()
		return nil, err
	}
	return &files{root: root, top: top, here: here}, nil
}

// name returns the path of a file from the root, without following links.
func (f *files) name(file string) (string, error) {
	name, err := filepath.Rel(f.top, file)
	if err != nil || !filepath.IsLocal(name) {
		return "", &fs.PathError{Op: "open", Path: file, Err: errOutside}
	}
	return filepath.ToSlash(name), nil
}

var errOutside = errors.New("it is outside of the directory that build may read; name another with --root")

const maxLinks = 40 // that one path leads over, as on Linux

// resolve returns the path from the root that a file really has. Links are
// followed here for the name alone: whatever it says, os.Root opens nothing
// outside.
func (f *files) resolve(file string) (string, fs.FileInfo, error) {
	name, err := f.name(file)
	if err != nil {
		return "", nil, err
	}
	at, links := ".", 0
	for rest := strings.Split(name, "/"); len(rest) > 0; {
		part := rest[0]
		rest = rest[1:]
		next := path.Join(at, part)
		if !filepath.IsLocal(next) { // the path itself was looked at before
			return "", nil, &fs.PathError{Op: "open", Path: file, Err: disk.ErrEscapes}
		}
		info, err := f.root.Lstat(next)
		if err != nil {
			return "", nil, &fs.PathError{Op: "open", Path: file, Err: disk.Reason(err)}
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			at = next
			continue
		}
		to, err := f.root.ReadLink(next)
		if links++; err != nil || links > maxLinks || filepath.IsAbs(to) {
			return "", nil, &fs.PathError{Op: "open", Path: file, Err: disk.ErrEscapes}
		}
		rest = append(strings.Split(filepath.ToSlash(to), "/"), rest...)
	}
	info, err := f.root.Lstat(at)
	return at, info, err
}

// show returns a path for people: from the working directory or, when the file is
// not below it, from the root.
func (f *files) show(file string) string {
	for _, dir := range []string{f.here, f.top} {
		if name, err := filepath.Rel(dir, file); err == nil && filepath.IsLocal(name) {
			return name
		}
	}
	return file
}

// ReadFile reads a file.
func (f *files) ReadFile(file string) ([]byte, error) {
	name, err := f.name(file)
	if err != nil {
		return nil, err
	}
	data, err := f.root.ReadFile(name)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: file, Err: disk.Reason(err)}
	}
	return data, nil
}

// CleanedAbs returns the directory and the name that a path really has; no name
// when it is a directory.
func (f *files) CleanedAbs(file string) (filesys.ConfirmedDir, string, error) {
	name, info, err := f.resolve(file)
	if err != nil {
		return "", "", err
	}
	real := filepath.Join(f.top, filepath.FromSlash(name))
	if info.IsDir() {
		return filesys.ConfirmedDir(real), "", nil
	}
	dir, base := filepath.Split(real)
	return filesys.ConfirmedDir(filepath.Clean(dir)), base, nil
}

// IsDir reports whether a path is that of a directory.
func (f *files) IsDir(file string) bool {
	_, info, err := f.resolve(file)
	return err == nil && info.IsDir()
}

// Exists reports whether there is something at a path.
func (f *files) Exists(file string) bool {
	_, _, err := f.resolve(file)
	return err == nil
}
