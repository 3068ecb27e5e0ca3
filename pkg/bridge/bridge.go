package bridge

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/disk"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/generate"
	"github.com/composesource/composesource/pkg/krm"
	"github.com/composesource/composesource/pkg/report"
	"github.com/composesource/composesource/pkg/scaffold"
	"github.com/composesource/composesource/pkg/show"
)

const configFile = "composesource.yaml"

// Transformation is one run for Compose Bridge.
type Transformation struct {
	In, Out, Templates string // directories; that of the templates need not be there
	Said               io.Writer
	Log                io.Writer // the findings
}

// Handed reports whether a directory is the /in of a transformation, or may be: Run
// says what is wrong with one that can't be read.
func Handed(in string) bool {
	root, err := disk.Open(in)
	if err != nil {
		return errors.Is(err, fs.ErrPermission)
	}
	defer root.Close()
	info, err := root.Stat(composeFile)
	return err == nil && info.Mode().IsRegular()
}

// Run converts what was handed over and writes the base and its overlays, all of
// them or nothing.
func (t Transformation) Run() error {
	r := report.New(report.Options{})
	r.Count()
	r.Locate(locate)
	source, err := t.source(r)
	if err != nil {
		return err
	}
	result := &generate.Result{}
	if source != nil {
		if result, err = generate.Run(source, generate.Options{Resolved: true}, r); err != nil {
			return err
		}
	}
	result.Explain = "composesource explain -f COMPOSE-FILE"
	var files map[string]string
	if !r.Failed() {
		if files, err = layOut(result); err != nil {
			return err
		}
		if err := write(t.In, t.Out, files); err != nil {
			return err
		}
	}
	if err := r.Write(t.Log, result.Counts()); err != nil {
		return err
	}
	if r.Failed() {
		return krm.ErrRefused
	}
	_, err = io.WriteString(t.Said, next(files))
	return err
}

// source returns the configuration of the run; nil when the report says why.
func (t Transformation) source(r *report.Report) (*api.ComposeSource, error) {
	source := &api.ComposeSource{APIVersion: api.APIVersion, Kind: api.Kind}
	text, err := read(t.Templates, configFile)
	switch {
	case err == nil:
		if source = api.Decode(text, api.Origin{File: configFile, Lines: true}, r); source == nil {
			return nil, nil
		}
		if err := check(source.Spec); err != nil {
			return nil, err
		}
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	model, err := read(t.In, composeFile)
	if err != nil {
		return nil, err
	}
	source.Spec.Files = []string{composeFile}
	source.Spec.Inline, err = Project(model, slices.Collect(maps.Keys(source.Spec.Mounts)))
	return source, err
}

func read(dir, name string) ([]byte, error) {
	root, err := disk.Open(dir)
	if err != nil {
		return nil, refusedAccess(err)
	}
	defer root.Close()
	text, err := root.ReadFile(name)
	if err != nil {
		return nil, refusedAccess(fmt.Errorf("%s: %w", path.Join(dir, name), disk.Reason(err)))
	}
	return text, nil
}

// check refuses what says how to read the project: that is done.
func check(spec api.Spec) error {
	for _, f := range []struct {
		name string
		set  bool
	}{
		{"files", len(spec.Files) > 0}, {"inline", len(spec.Inline) > 0}, {"projectName", spec.ProjectName != ""},
		{"profiles", len(spec.Profiles) > 0}, {"env", len(spec.Env) > 0}, {"envFiles", len(spec.EnvFiles) > 0},
	} {
		if f.set {
			return fmt.Errorf("%s: spec.%s comes too late, docker compose has read the project: take it out, and give docker compose its own flag or variable", configFile, f.name)
		}
	}
	return nil
}

// locate makes the place of a finding one that the user knows: the setting in the
// model, or the file that a content was read from.
func locate(at report.Position, field string) report.Position {
	if original, ok := strings.CutPrefix(at.File, contents+"/"); ok {
		at.File = "/" + original
	} else if setting, ok := strings.CutPrefix(at.File, variables+"/"); ok {
		at.File = setting
	} else if at.File == composeFile {
		return report.Position{File: cmp.Or(field, composeFile)}
	}
	return at
}

// layOut returns the files of the base and its overlays, by their paths in /out.
func layOut(result *generate.Result) (map[string]string, error) {
	objects, err := emit.Files(result.Objects)
	if err != nil {
		return nil, err
	}
	o := scaffold.Options{Layout: scaffold.Layout{Base: "base", Overlays: "overlays"}}
	o.Resources = slices.Sorted(maps.Keys(objects.Content))
	files, err := scaffold.Files(o, []scaffold.Environment{{Name: "dev", Result: result}, {Name: "prod", Result: result}})
	if err != nil {
		return nil, err
	}
	for name, content := range objects.Content {
		files[path.Join("base", name)] = string(content)
	}
	return files, nil
}

// next tells what was written and what to run next.
func next(files map[string]string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "wrote %d files:\n", len(files))
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(&b, "  %s\n", show.Text(name))
	}
	b.WriteString(`
next, in the directory that they are in:
  kubectl kustomize overlays/dev
  kubectl apply --server-side -k overlays/dev
Before production, go through overlays/prod/kustomization.yaml: it says what to fill in.
`)
	return b.String()
}
