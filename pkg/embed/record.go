package embed

import (
	"io/fs"
	"maps"
	"path"
	"slices"

	"github.com/composesource/composesource/pkg/convert"
)

// The names of empty files that stand for a directory of which only the existence
// was asked.
const (
	keep   = ".gitkeep"       // it holds nothing
	unread = ".composesource" // it holds what nobody reads, such as sources that are mounted for development
)

// recorder is a file system that remembers which files were read, and which
// paths were looked at.
type recorder struct {
	fs.FS
	names map[string]bool
	seen  map[string]bool
}

func newRecorder(files fs.FS) *recorder {
	return &recorder{files, map[string]bool{}, map[string]bool{}}
}

// read returns the content of every regular file that was opened, by its path,
// and an empty file in every directory that would not exist otherwise.
func (r *recorder) read() (map[string]string, error) {
	contents := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(r.names)) {
		info, err := fs.Stat(r.FS, name)
		if err != nil {
			return nil, err
		}
		if !info.Mode().IsRegular() {
			continue
		}
		content, err := fs.ReadFile(r.FS, name)
		if err != nil {
			return nil, err
		}
		contents[name] = string(content)
	}
	exists := directories(contents)
	for _, name := range slices.Sorted(maps.Keys(r.seen)) {
		if info, err := fs.Stat(r.FS, name); err == nil && info.IsDir() && !exists[name] {
			contents[path.Join(name, r.standIn(name))] = ""
		}
	}
	return contents, nil
}

func (r *recorder) standIn(dir string) string {
	if convert.IsEmpty(r.FS, dir) {
		return keep
	}
	return unread
}

// directories returns the directories that exist when nothing but the files does.
func directories(files map[string]string) map[string]bool {
	exists := map[string]bool{".": true}
	for name := range files {
		for dir := path.Dir(name); !exists[dir]; dir = path.Dir(dir) {
			exists[dir] = true
		}
	}
	return exists
}

func (r *recorder) note(name string, err error) {
	if err == nil {
		r.names[name] = true
	}
}

func (r *recorder) Open(name string) (fs.File, error) {
	f, err := r.FS.Open(name)
	r.note(name, err)
	return f, err
}

func (r *recorder) ReadFile(name string) ([]byte, error) {
	content, err := fs.ReadFile(r.FS, name)
	r.note(name, err)
	return content, err
}

func (r *recorder) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(r.FS, name) }

func (r *recorder) Stat(name string) (fs.FileInfo, error) {
	r.seen[name] = true
	return fs.Stat(r.FS, name)
}

func (r *recorder) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(r.FS, name) }

func (r *recorder) ReadLink(name string) (string, error) { return fs.ReadLink(r.FS, name) }

var _ fs.ReadLinkFS = (*recorder)(nil)
