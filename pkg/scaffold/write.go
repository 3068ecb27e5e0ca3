package scaffold

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sigs.k8s.io/kustomize/api/konfig"

	"github.com/composesource/composesource/pkg/disk"
	"github.com/composesource/composesource/pkg/internal/sorted"
)

// Conflicts returns which files exist already, sorted. A kustomization under
// another of the names that Kustomize knows is one too: two in one directory are
// an error.
func Conflicts(files map[string]string) ([]string, error) {
	var conflicts []string
	for _, name := range sorted.Keys(files) {
		candidates := []string{name}
		if filepath.Base(name) == konfig.DefaultKustomizationFileName() {
			candidates = nil
			for _, other := range konfig.RecognizedKustomizationFileNames() {
				candidates = append(candidates, filepath.Join(filepath.Dir(name), other))
			}
		}
		for _, candidate := range candidates {
			_, err := os.Lstat(candidate)
			switch {
			case err == nil:
				conflicts = append(conflicts, candidate)
			case !errors.Is(err, fs.ErrNotExist):
				return nil, err
			}
		}
	}
	slices.Sort(conflicts)
	return conflicts, nil
}

// Write writes the files, or none when one of them exists: nothing is overwritten.
func Write(files map[string]string) error {
	conflicts, err := Conflicts(files)
	if err != nil {
		return err
	}
	if len(conflicts) > 0 {
		return fmt.Errorf("nothing was written, because there is already %s; move it away, or give the overlays another place with --overlays", strings.Join(conflicts, ", "))
	}
	for i, name := range sorted.Keys(files) {
		if err := create(name, files[name]); err != nil {
			return errors.Join(err, remove(sorted.Keys(files)[:i]))
		}
	}
	return nil
}

// create makes a file that must not exist, and its directory.
func create(name, content string) error {
	target, err := disk.Make(filepath.Dir(name))
	if err != nil {
		return err
	}
	defer target.Close()
	return target.Create(filepath.Base(name), strings.NewReader(content))
}

// remove takes back what create made.
func remove(names []string) error {
	var all error
	for _, name := range names {
		target, err := disk.Into(filepath.Dir(name))
		if err == nil {
			err = target.Remove(filepath.Base(name))
			target.Close()
		}
		all = errors.Join(all, err)
	}
	return all
}
