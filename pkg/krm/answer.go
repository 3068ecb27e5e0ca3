package krm

import (
	"io"
	"slices"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/generate"
	"github.com/composesource/composesource/pkg/report"
)

// answer is what becomes of a ResourceList.
type answer interface {
	options() generate.Options
	// take takes the objects of a run that succeeded; the report may fail of it.
	take(*generate.Result, *report.Report) error
	// say tells people on stderr.
	say(io.Writer, *report.Report, report.Counts) error
	// write answers the program that gave the list.
	write(out io.Writer, results []report.Result, failed bool) error
}

// answer tells who gave the list.
func (l *resourceList) answer() answer {
	if l.fromKustomize() {
		return &kustomizeAnswer{}
	}
	return kptAnswer{l}
}

// kustomizeAnswer holds nothing but the objects, which are many and need no
// encoder that keeps comments.
type kustomizeAnswer struct{ objects []emit.Object }

func (a *kustomizeAnswer) options() generate.Options { return generate.Options{Kustomize: true} }

func (a *kustomizeAnswer) take(result *generate.Result, _ *report.Report) error {
	a.objects = result.ForKustomize()
	return nil
}

func (a *kustomizeAnswer) say(w io.Writer, r *report.Report, made report.Counts) error {
	return r.Write(w, made)
}

func (a *kustomizeAnswer) write(out io.Writer, results []report.Result, failed bool) error {
	if failed {
		return nil
	}
	return emit.WriteList(out, a.objects, results)
}

// kptAnswer is the list itself with the objects among its items. kpt wants it
// back from a run that failed too, together with the results.
type kptAnswer struct{ list *resourceList }

func (a kptAnswer) options() generate.Options { return generate.Options{} }

func (a kptAnswer) take(result *generate.Result, r *report.Report) error {
	if slices.ContainsFunc(result.Objects, isSecret) {
		r.Add(report.SecretOnDisk, report.Position{}, "")
	}
	a.list.join(emit.InOrder(result.Objects), r)
	return nil
}

func isSecret(o emit.Object) bool {
	_, ok := o.(*corev1.Secret)
	return ok
}

// say leaves the findings to kpt, which shows the results and four lines of
// stderr.
func (a kptAnswer) say(w io.Writer, r *report.Report, made report.Counts) error {
	if r.Failed() {
		return r.Write(w, made)
	}
	return r.WriteClosing(w, made)
}

func (a kptAnswer) write(out io.Writer, results []report.Result, _ bool) error {
	return a.list.write(out, results)
}
