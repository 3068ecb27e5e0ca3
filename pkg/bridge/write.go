package bridge

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/disk"
	"github.com/composesource/composesource/pkg/scaffold"
)

// mark is the first line of every file that is written. A file without it is
// somebody else's: a person's, or another transformation's.
const mark = "# Made by composesource out of what Compose Bridge handed over; the next run writes it anew.\n"

// write writes the files below out, over those of an earlier run. They are whole
// before the first of them gets its name, and belong to whom out does.
func write(in, out string, files map[string]string) error {
	marked := map[string]string{}
	for name, content := range files {
		marked[filepath.Join(out, name)] = mark + content
	}
	if err := others(out, marked); err != nil {
		return err
	}
	to := &writer{owner: ownerOf(out, filepath.Join(in, composeFile)), made: missing(out, marked)}
	err := to.stage(marked)
	for _, file := range to.staged {
		if err != nil {
			file.Discard()
		} else {
			err = file.Commit()
		}
	}
	to.close()
	if err != nil {
		for _, dir := range slices.Backward(to.made) {
			_ = os.Remove(dir) // one that holds something stays
		}
	}
	return err
}

// others refuses to write over what isn't ours.
func others(out string, files map[string]string) error {
	there, err := scaffold.Conflicts(files)
	if err != nil {
		return refusedAccess(err)
	}
	there = slices.DeleteFunc(there, func(name string) bool {
		text, err := read(filepath.Dir(name), filepath.Base(name))
		return err == nil && files[name] != "" && strings.HasPrefix(string(text), mark)
	})
	for i, name := range there {
		there[i], _ = filepath.Rel(out, name) // every one is below it
	}
	if len(there) > 0 {
		return fmt.Errorf("nothing was written, because somebody else wrote %s; convert into a directory of its own (--output)", strings.Join(there, ", "))
	}
	return nil
}

// missing returns the directories that are to be made, outer ones first.
func missing(out string, files map[string]string) []string {
	var dirs []string
	for name := range files {
		for dir := filepath.Dir(name); dir != out; dir = filepath.Dir(dir) {
			if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
				dirs = append(dirs, dir)
			}
		}
	}
	slices.Sort(dirs)
	return slices.Compact(dirs)
}

// writer is the state of one write.
type writer struct {
	owner   *owner   // nil: whoever runs this
	made    []string // directories
	targets []*disk.Target
	staged  []*disk.Staged
}

// stage makes the directories and writes the files, under names that nobody
// takes them for.
func (w *writer) stage(files map[string]string) error {
	targets := map[string]*disk.Target{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		dir := filepath.Dir(name)
		if targets[dir] == nil {
			target, err := disk.Make(dir)
			if err != nil {
				return refusedAccess(err)
			}
			targets[dir] = target
			w.targets = append(w.targets, target)
		}
		file, err := targets[dir].Stage(filepath.Base(name), strings.NewReader(files[name]), 0o644)
		if err != nil {
			return refusedAccess(err)
		}
		w.staged = append(w.staged, file)
		if w.owner != nil {
			if err := file.Chown(w.owner.uid, w.owner.gid); err != nil {
				return err
			}
		}
	}
	return w.giveDirectories()
}

// giveDirectories gives the directories that were made to their owner.
func (w *writer) giveDirectories() error {
	for _, dir := range w.made {
		if w.owner == nil {
			break
		}
		target, err := disk.Into(dir)
		if err == nil {
			err = target.Chown(".", w.owner.uid, w.owner.gid)
			target.Close()
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) close() {
	for _, target := range w.targets {
		target.Close()
	}
}

// refusedAccess says what helps where the container runs as somebody who may not read
// or write: Compose Bridge runs it as the caller, who may.
func refusedAccess(err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return fmt.Errorf("%w; run the container as who owns the directory: docker run --user \"$(id -u)\"", err)
	}
	return err
}
