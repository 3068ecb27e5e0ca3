package scaffold

import (
	"fmt"
	"path/filepath"
)

// Layout says where the files go. Paths are of the operating system, relative
// ones from the working directory.
type Layout struct {
	Base     string
	Overlays string
	// Root is the directory of the Compose file. When it is not the base, the base
	// holds copies.
	Root string
}

// Place chooses the layout for the Compose file in dir; see the package's
// documentation. The overlays may be given a place; empty means none was.
func Place(dir, overlays string) (Layout, error) {
	dir = filepath.Clean(dir)
	if overlays != "" {
		inside, err := contains(dir, overlays)
		if err != nil {
			return Layout{}, err
		}
		if inside {
			return Layout{}, fmt.Errorf("the overlays can't be in %s, the directory of their base: Kustomize refuses a base above its overlays; choose a directory outside of it", dir)
		}
		return Layout{Base: dir, Overlays: filepath.Clean(overlays), Root: dir}, nil
	}
	if beside := filepath.Join(dir, ".."); filepath.IsLocal(beside) {
		return Layout{Base: dir, Overlays: filepath.Join(beside, "overlays"), Root: dir}, nil
	}
	return Layout{
		Base:     filepath.Join(dir, "k8s", "base"),
		Overlays: filepath.Join(dir, "k8s", "overlays"),
		Root:     dir,
	}, nil
}

// Copies reports whether the base holds copies of the project's files.
func (l Layout) Copies() bool { return l.Base != l.Root }

// Relative returns the slash-separated path from one directory to another.
func Relative(dir, to string) (string, error) {
	var err error
	if dir, err = filepath.Abs(dir); err != nil {
		return "", err
	}
	if to, err = filepath.Abs(to); err != nil {
		return "", err
	}
	rel, err := filepath.Rel(dir, to)
	return filepath.ToSlash(rel), err
}

// contains reports whether path is dir or below it.
func contains(dir, path string) (bool, error) {
	rel, err := Relative(dir, path)
	return filepath.IsLocal(filepath.FromSlash(rel)), err
}
