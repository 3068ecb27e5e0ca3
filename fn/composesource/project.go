package main

import (
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/disk"
	"github.com/composesource/composesource/pkg/generate"
	"github.com/composesource/composesource/pkg/krm"
	"github.com/composesource/composesource/pkg/report"
	"github.com/composesource/composesource/pkg/show"
)

// project is what the flags say: which files, and what is reported of them.
type project struct {
	command string // that is running, for hints
	files   []string
	config  string
	format  string
	level   string
	strict  bool
	codes   map[string]string
}

// fileFlags say what the project is.
func (p *project) fileFlags(cmd *cobra.Command) {
	p.command = cmd.Name()
	f := cmd.Flags()
	f.StringArrayVarP(&p.files, "file", "f", nil, "a Compose file; several override each other in this order")
	f.StringVarP(&p.config, "config", "c", "", "a file that holds a ComposeSource")
}

// reportFlags say what is reported.
func (p *project) reportFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&p.format, "report", "text", "how the findings are written to stderr: text or json")
	f.StringVar(&p.level, "level", "", "the quietest findings that are shown: error, warning or info")
	f.BoolVar(&p.strict, "strict", false, "let warnings fail")
	f.StringToStringVar(&p.codes, "code", nil, "silence or raise a code: name-not-legal=ignore")
}

// run reads the configuration and runs the pipeline on the disk. The reasons of
// a refusal were written; other findings are left to the caller.
func (p *project) run(s streams, r *report.Report) (*generate.Result, error) {
	source, dir, err := p.source(r)
	if err != nil {
		return nil, err
	}
	return p.convert(s, r, source, generate.Options{}, dir)
}

// convert is run with a configuration, which is nil when the report says why.
func (p *project) convert(s streams, r *report.Report, source *api.ComposeSource, o generate.Options, dir string) (*generate.Result, error) {
	result := &generate.Result{}
	if source != nil {
		o, closeRoot := p.onDisk(o, dir)
		defer closeRoot()
		var err error
		if result, err = generate.Run(source, o, r); err != nil {
			return nil, err
		}
	}
	result.Explain = p.explain()
	if !r.Failed() {
		return result, nil
	}
	if err := p.report(s, r, result); err != nil {
		return nil, err
	}
	return nil, krm.ErrRefused
}

// onDisk has the project read from a directory, which the function closes.
func (p *project) onDisk(o generate.Options, dir string) (generate.Options, func()) {
	if p.config == "" {
		o.Missing = "name another: composesource " + p.command + " --file FILE"
	}
	var root *disk.Root
	o.Root = func() (fs.FS, error) {
		var err error
		root, err = openProject(dir)
		return root, err
	}
	return o, func() {
		if root != nil {
			root.Close()
		}
	}
}

// load reads the project without converting it. The reasons of a refusal were written.
func (p *project) load(s streams, source *api.ComposeSource, dir string, r *report.Report) (*compose.Project, error) {
	var loaded *compose.Project
	if source != nil {
		o, closeRoot := p.onDisk(generate.Options{}, dir)
		defer closeRoot()
		var err error
		if loaded, err = generate.Load(source, o, r); err != nil {
			return nil, err
		}
	}
	if loaded == nil || r.Failed() {
		if err := r.WriteText(s.err); err != nil {
			return nil, err
		}
		return nil, krm.ErrRefused
	}
	return loaded, nil
}

// explain returns the command that explains what was run.
func (p *project) explain() string {
	return "composesource explain" + p.given()
}

// given returns the flags that say what the project is, each behind a blank.
func (p *project) given() string {
	var flags strings.Builder
	for _, file := range p.files {
		flags.WriteString(" -f " + show.ShellWord(file))
	}
	if p.config != "" {
		flags.WriteString(" -c " + show.ShellWord(p.config))
	}
	return flags.String()
}

// report writes what there is to say of a run.
func (p *project) report(s streams, r *report.Report, result *generate.Result) error {
	return p.say(s.err, r, result.Counts())
}

// say writes a report as --report says. Finished objects have no account to explain,
// and so no summary.
func (p *project) say(w io.Writer, r *report.Report, made report.Counts) error {
	switch {
	case p.format == "json":
		return r.WriteJSON(w, made)
	case made.Explain == "":
		return r.WriteText(w)
	}
	return r.Write(w, made)
}

// source returns the configuration that the flags describe and the root of the
// project; it is nil when the report says why.
func (p *project) source(r *report.Report) (*api.ComposeSource, string, error) {
	source, dir := &api.ComposeSource{APIVersion: api.APIVersion, Kind: api.Kind}, "."
	if p.config != "" {
		data, err := disk.ReadProjectFile(p.config)
		if err != nil {
			return nil, "", err
		}
		if source = api.Decode(data, api.Origin{File: p.config, Lines: true}, r); source == nil {
			return nil, "", nil
		}
		dir = filepath.Dir(p.config)
	}
	if len(p.files) > 0 {
		dir = filepath.Dir(p.files[0])
		source.Spec.Files = nil
	}
	for _, file := range p.files {
		name, err := filepath.Rel(dir, file)
		if err != nil || !filepath.IsLocal(name) {
			return nil, "", usageError{fmt.Errorf("%s is not in the directory of the first file, %s, which is the root of the project", file, dir)}
		}
		source.Spec.Files = append(source.Spec.Files, filepath.ToSlash(name))
	}
	if source.Metadata.Name == "" {
		if err := nameAfter(dir, source); err != nil {
			return nil, "", err
		}
	}
	return source, dir, p.overrule(&source.Spec.Report)
}

// nameAfter names the project after its directory, as docker compose does.
func nameAfter(dir string, source *api.ComposeSource) error {
	path, err := filepath.Abs(dir)
	if err != nil {
		return fmt.Errorf("finding the project's directory: %w", err)
	}
	source.Metadata.Name = compose.NormalProjectName(filepath.Base(path))
	return nil
}

// overrule puts the flags over what the configuration says about the report.
func (p *project) overrule(o *api.Report) error {
	if p.format != "" && p.format != "text" && p.format != "json" {
		return usageError{fmt.Errorf("--report %s is neither text nor json", p.format)}
	}
	for _, word := range append(slices.Sorted(maps.Values(p.codes)), p.level) {
		if word == "" {
			continue
		}
		if _, err := report.ParseSeverity(word); err != nil {
			return usageError{err}
		}
	}
	for _, code := range slices.Sorted(maps.Keys(p.codes)) {
		if !slices.ContainsFunc(report.Rows(), func(row report.Row) bool { return string(row.Code) == code }) {
			return usageError{fmt.Errorf("there is no code %s; `composesource explain --list` shows them", code)}
		}
	}
	if p.level != "" {
		o.Level = p.level
	}
	o.Strict = o.Strict || p.strict
	if o.Codes == nil {
		o.Codes = map[string]string{}
	}
	maps.Copy(o.Codes, p.codes)
	return nil
}
