package disk

import (
	"os"
	"path/filepath"
	"strings"
)

// Find returns the directory that may be read or written when the user names
// dir, and the slash-separated path of dir below it: the Git work tree that dir
// is in, else the working directory if dir is below it, else dir.
//
// Only what stands above dir plays a part, and from the top down: a link below a
// work tree is the repository's, and what it leads to is not asked for a work
// tree of its own.
func Find(dir string) (top, name string, err error) {
	if dir, err = filepath.Abs(dir); err != nil {
		return "", "", err
	}
	here, err := os.Getwd()
	if err != nil {
		return "", "", err
	}
	top = workTree(dir)
	if top == "" && below(here, dir) {
		top = here
	}
	if top == "" {
		top = dir
	}
	name, err = filepath.Rel(top, dir)
	return top, filepath.ToSlash(name), err
}

// workTree returns the innermost Git work tree that a directory is in; empty when
// there is none.
func workTree(dir string) string {
	top := ""
	for at := filepath.VolumeName(dir) + string(filepath.Separator); ; {
		if info, err := os.Lstat(at); top != "" && err == nil && info.Mode()&os.ModeSymlink != 0 {
			return top
		}
		if isWorkTree(at) {
			top = at
		}
		rest, err := filepath.Rel(at, dir)
		if err != nil || rest == "." {
			return top
		}
		next, _, _ := strings.Cut(rest, string(filepath.Separator))
		at = filepath.Join(at, next)
	}
}

// isWorkTree looks for .git: a directory, or the file of a worktree or submodule.
func isWorkTree(dir string) bool {
	info, err := os.Lstat(filepath.Join(dir, ".git"))
	if err != nil || info.Mode().IsRegular() {
		return err == nil
	}
	_, err = os.Lstat(filepath.Join(dir, ".git", "HEAD"))
	return info.IsDir() && err == nil
}

// below reports whether path is dir or below it.
func below(dir, path string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && filepath.IsLocal(rel)
}
