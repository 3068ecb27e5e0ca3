package main

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"

	"github.com/composesource/composesource/pkg/disk"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/show"
)

// openProject opens the directory of a project, and says which one it was that
// could not be opened.
func openProject(dir string) (*disk.Root, error) {
	root, err := disk.OpenProject(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the project's directory %s: %w", dir, disk.Reason(err))
	}
	return root, nil
}

// writeFile replaces one file.
func writeFile(name string, content []byte) error {
	target, err := disk.Into(filepath.Dir(name))
	if err != nil {
		return err
	}
	defer target.Close()
	return target.Replace(filepath.Base(name), bytes.NewReader(content), 0o644)
}

// writeFiles writes the files into a directory, and says which YAML files were
// there before and are not among them: they may be leftovers of an earlier run.
func writeFiles(log io.Writer, dir string, files emit.FileSet) error {
	target, err := disk.Make(dir)
	if err != nil {
		return err
	}
	defer target.Close()
	for _, name := range slices.Sorted(maps.Keys(files.Content)) {
		if err := target.Replace(name, bytes.NewReader(files.Content[name]), 0o644); err != nil {
			return err
		}
	}
	names, err := target.Names()
	if err != nil {
		return err
	}
	for _, name := range names {
		if files.Content[name] == nil && filepath.Ext(name) == ".yaml" {
			fmt.Fprintf(log, "composesource: warning: %s was there before and is not generated\n", show.Text(filepath.Join(dir, name)))
		}
	}
	return nil
}
