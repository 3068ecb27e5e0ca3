package e2ereal

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// app is an application of testdata/realapps.
type app struct {
	name, why string
	files     map[string][]byte // its project, and what updates put over it
	layers    map[string][]byte // overlays of an example
	top       string            // the overlay to build
	script    []step
	spec      string
	warned    []string
}

// step is a line of a script.
type step struct {
	line                int
	verb, of, run, want string
}

func (s step) String() string {
	return fmt.Sprintf("look.txt:%d: %s %s: %s", s.line, s.verb, s.of, s.run)
}

// apps reads all applications, in the order of their names.
func apps(t *testing.T) []app {
	t.Helper()
	files, err := filepath.Glob("../../../testdata/realapps/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no applications: ", err)
	}
	var list []app
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		a, err := parse(strings.TrimSuffix(filepath.Base(file), ".txtar"), txtar.Parse(content))
		if from, ok := a.files["from.txt"]; ok && err == nil {
			err = a.take(strings.Fields(string(from)), list)
		}
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		list = append(list, a)
	}
	return list
}

func parse(name string, archive *txtar.Archive) (app, error) {
	why, _, _ := strings.Cut(string(archive.Comment), "\n")
	a := app{name: name, why: why, files: map[string][]byte{}, layers: map[string][]byte{}, top: "base"}
	var err error
	for _, f := range archive.Files {
		switch f.Name {
		case "look.txt":
			a.script, err = steps(string(f.Data))
		case "spec.yaml":
			a.spec = string(f.Data)
		case "overlay.yaml":
			a.layers["overlay/kustomization.yaml"], a.top = f.Data, "overlay"
		case "warned.txt":
			a.warned = strings.Fields(string(f.Data))
		default:
			a.files[f.Name] = f.Data
		}
	}
	if err == nil && (why == "" || len(a.script) == 0) {
		err = fmt.Errorf("want a first line that says why, and look.txt")
	}
	return a, err
}

// take gives an application the files of an example, with one of its overlays,
// and those of another application: from.txt is EXAMPLE OVERLAY [APPLICATION].
// Its own files go before.
func (a *app) take(from []string, others []app) error {
	dir := filepath.Join("../../../testdata/realapps", from[0])
	for _, other := range others {
		if len(from) > 2 && other.name == from[2] {
			merge(a.files, other.files)
		}
	}
	a.top = from[1]
	return filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(strings.TrimPrefix(file, dir+string(filepath.Separator)))
		if inner, ok := strings.CutPrefix(name, "base/"); ok {
			merge(a.files, map[string][]byte{inner: data})
		} else {
			a.layers[name] = data
		}
		return nil
	})
}

// merge adds what isn't there.
func merge(to, from map[string][]byte) {
	for name, data := range from {
		if _, ok := to[name]; !ok {
			to[name] = data
		}
	}
}

// steps reads a script.
func steps(text string) ([]step, error) {
	var list []step
	for i, line := range strings.Split(text, "\n") {
		if want, ok := strings.CutPrefix(line, "> "); ok && len(list) > 0 && list[len(list)-1].verb == "see" {
			last := &list[len(list)-1]
			last.want = strings.TrimPrefix(last.want+"\n"+want, "\n")
			continue
		}
		if line == "" || line[0] == '#' {
			continue
		}
		verb, rest, _ := strings.Cut(line, " ")
		of, run, _ := strings.Cut(rest, ": ")
		if !slices.Contains([]string{"put", "see", "upgrade", "upgraded", "replace", "update"}, verb) || of == "" || (verb == "replace" || verb == "update") != (run == "") {
			return nil, fmt.Errorf("look.txt:%d: not a step: %s", i+1, line)
		}
		list = append(list, step{line: i + 1, verb: verb, of: of, run: run})
	}
	return list, nil
}

// at returns the project's files after the updates up to that of dir, or before
// all of them when dir is empty. Files of an update that are empty are removed.
func (a app) at(dir string) map[string][]byte {
	files := map[string][]byte{}
	var updates []string
	for _, s := range a.script {
		if s.verb == "update" {
			updates = append(updates, s.of)
		}
	}
	for name, data := range a.files {
		if top, _, _ := strings.Cut(name, "/"); !slices.Contains(updates, top) {
			files[name] = data
		}
	}
	for _, update := range updates[:slices.Index(updates, dir)+1] {
		for name, data := range a.files {
			if inner, ok := strings.CutPrefix(name, update+"/"); ok {
				files[inner] = data
			}
		}
	}
	return files
}
