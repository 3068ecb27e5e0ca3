// Package story is some months of a project: a shop of nine services, what its team
// writes into the overlays on the first day, and forty ordinary commits. Tests tell it:
// to the commands, and to a cluster. It says what changes, and does nothing with it.
package story

import (
	"bytes"
	_ "embed" // the shop
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/tools/txtar"
)

//go:embed shop.txtar
var shop []byte

// Edit is what a commit does to one file: a text that is replaced, the whole file
// where Old is empty, or none where New is, too. The file's path has slashes.
type Edit struct{ File, Old, New string }

// Commit is one commit of a team, and what is said about it, as regular expressions.
type Commit struct {
	Why     string
	Changes []Edit
	Diff    string // what `composesource diff` says of production before it is applied
	Prod    string // what the build of production warns of
	Broken  string // how the build of production fails, naming file and remedy
	Remedy  []Edit // what that asks for
}

// Tree is a work tree, by the path of its root.
type Tree string

// Start writes the project as it is before `composesource init app`.
func (t Tree) Start() error {
	for _, f := range txtar.Parse(shop).Files {
		if err := t.Apply(Edit{File: f.Name, New: string(f.Data)}); err != nil {
			return err
		}
	}
	return nil
}

// Apply makes changes, in order. A file that doesn't hold what is replaced is an error.
func (t Tree) Apply(edits ...Edit) error {
	for _, e := range edits {
		if err := t.apply(e); err != nil {
			return err
		}
	}
	return nil
}

func (t Tree) apply(e Edit) error {
	name := filepath.Join(string(t), filepath.FromSlash(e.File))
	if e.Old == "" && e.New == "" {
		return os.Remove(name)
	}
	text := []byte(e.New)
	if e.Old != "" {
		was, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if text = bytes.Replace(was, []byte(e.Old), text, 1); bytes.Equal(text, was) {
			return fmt.Errorf("%s holds no %q:\n%s", e.File, e.Old, was)
		}
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, text, 0o644)
}
