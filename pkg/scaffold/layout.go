package scaffold

import (
	"fmt"
	"path/filepath"
	"slices"
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
// documentation. The overlays may be given a place; empty means none was. Where dir is
// the top of a repository, what is written has to be in it.
func Place(dir, overlays string, isTop bool) (Layout, error) {
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
	if beside := filepath.Join(dir, ".."); !isTop && filepath.IsLocal(beside) {
		return Layout{Base: dir, Overlays: filepath.Join(beside, "overlays"), Root: dir}, nil
	}
	return Layout{
		Base:     filepath.Join(dir, "k8s", "base"),
		Overlays: filepath.Join(dir, "k8s", "overlays"),
		Root:     dir,
	}, nil
}

// BaseOf returns the directory of an environment's base. There is one for all that
// are made of the same as the last, production, which reads the project's files
// wherever it can; others get one below their overlay.
func (l Layout) BaseOf(e *Environment, all []Environment) string {
	if e.same(&all[len(all)-1]) {
		return l.Base
	}
	return filepath.Join(l.Overlays, e.Name, "base")
}

// Bases returns the directories of all bases, without repetitions.
func (l Layout) Bases(all []Environment) []string {
	var bases []string
	for i := range all {
		if base := l.BaseOf(&all[i], all); !slices.Contains(bases, base) {
			bases = append(bases, base)
		}
	}
	return bases
}

// Copies reports whether a base holds copies of the project's files.
func (l Layout) Copies(base string) bool { return base != l.Root }

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
