package generate

import (
	"cmp"
	"io/fs"
	"slices"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/lock"
	"github.com/composesource/composesource/pkg/report"
)

// Options say where the project is and for whom the objects are.
type Options struct {
	// Root opens the file system of the project. It is called only when the
	// configuration holds no files itself.
	Root func() (fs.FS, error)
	// Kustomize hashes the names of ConfigMaps and Secrets after us. Without it a
	// checksum on each pod template does that work.
	Kustomize bool
	// Missing says what to do where there is no Compose file: see compose.Options.
	Missing string
	// Resolved says that docker compose has read the project: see compose.Options.
	Resolved bool
	// Lock is the lock file, where it isn't the one at the root of the project.
	Lock *lock.Given
}

// Result is what a run made.
type Result struct {
	Services, Jobs int              // active ones of the project
	Explain        string           // the command that shows what became of it; empty where only its file is known
	Project        *compose.Project // nil when it could not be loaded
	Guard          emit.Object      // for Kustomize alone, beside the objects; nil when nobody asked for one
	convert.Result
}

// ForKustomize returns the objects with the guard.
func (r *Result) ForKustomize() []emit.Object {
	if r.Guard == nil {
		return r.Objects
	}
	return append(slices.Clone(r.Objects), r.Guard)
}

// Counts returns the numbers of the run.
func (r *Result) Counts() report.Counts {
	return report.Counts{
		Objects: len(r.Objects), Services: r.Services, Jobs: r.Jobs,
		Explain: cmp.Or(r.Explain, "composesource explain -c FILE"),
	}
}

// Run makes the objects of a project. What is wrong with the project goes to
// the report, and when that has failed no object may be used; an error is
// something else that went wrong.
func Run(source *api.ComposeSource, o Options, r *report.Report) (*Result, error) {
	project, err := Load(source, o, r)
	if err != nil {
		return nil, err
	}
	if project == nil {
		return &Result{}, nil
	}
	result := &Result{
		Services: len(project.Services), Jobs: len(project.Jobs), Project: project,
		Guard:  newGuard(source.Metadata),
		Result: convert.Convert(project, convert.Options{Spec: source.Spec, Checksums: !o.Kustomize, Lock: o.Lock}, r),
	}
	if result.Hide != nil {
		r.Hide(result.Hide)
	}
	return result, nil
}

// Load reads a project; nil when the report says why it can't be read.
func Load(source *api.ComposeSource, o Options, r *report.Report) (*compose.Project, error) {
	r.Configure(ReportOptions(source.Spec.Report))
	root, err := open(source, o)
	if err != nil {
		return nil, err
	}
	spec := source.Spec
	return compose.Load(root, compose.Options{
		Files: spec.Files, ProjectName: spec.ProjectName, DefaultName: source.Metadata.Name,
		Profiles: spec.Profiles, Env: spec.Env, EnvFiles: spec.EnvFiles, Missing: o.Missing, Resolved: o.Resolved,
	}, r), nil
}

// open returns the inline file system when there is one, so that the disk is
// not even opened.
func open(source *api.ComposeSource, o Options) (fs.FS, error) {
	if len(source.Spec.Inline) == 0 {
		return o.Root()
	}
	return newInline(source.Spec.Inline), nil
}

// ReportOptions reads spec.report, whose words were checked when it was decoded.
func ReportOptions(spec api.Report) report.Options {
	o := report.Options{Strict: spec.Strict, Codes: map[report.Code]report.Severity{}}
	if level, err := report.ParseSeverity(spec.Level); err == nil {
		o.Level = level
	}
	for code, word := range spec.Codes {
		if severity, err := report.ParseSeverity(word); err == nil {
			o.Codes[report.Code(code)] = severity
		}
	}
	return o
}
