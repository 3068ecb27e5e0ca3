package main

import (
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/show"
)

// fileName returns the name of the file that holds one object.
func fileName(namespace, kind, name string) string {
	parts := []string{strings.ToLower(kind), name}
	if namespace != "" {
		parts = append([]string{namespace}, parts...)
	}
	return strings.Join(parts, "_") + ".yaml"
}

// writeFiles writes the files into a directory, and says which YAML files were
// there before and are not among them: they may be leftovers of an earlier run.
func writeFiles(log io.Writer, dir string, files map[string][]byte) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := os.WriteFile(filepath.Join(dir, name), files[name], 0o644); err != nil {
			return err
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if files[e.Name()] == nil && filepath.Ext(e.Name()) == ".yaml" {
			fmt.Fprintf(log, "composesource: warning: %s was there before and is not generated\n", show.Text(filepath.Join(dir, e.Name())))
		}
	}
	return nil
}
