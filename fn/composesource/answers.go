package main

import (
	"io"

	corev1 "k8s.io/api/core/v1"
	"sigs.k8s.io/kustomize/kyaml/yaml"

	"github.com/composesource/composesource/pkg/build"
	"github.com/composesource/composesource/pkg/report"
)

// heard is what the function said during a build. It is kept until the overlay had
// its turn, because an overlay answers some of it.
type heard struct {
	reports []*report.Report
	counts  []report.Counts
}

// listen keeps what a run of the function says; one that has failed says it at once.
func (h *heard) listen(p *project) func(io.Writer, *report.Report, report.Counts) error {
	return func(w io.Writer, r *report.Report, made report.Counts) error {
		if r.Failed() {
			return p.say(w, r, made)
		}
		h.reports, h.counts = append(h.reports, r), append(h.counts, made)
		return nil
	}
}

// tell says what nothing in the build answers, and reports whether a warning is among
// it.
func (h *heard) tell(p *project, w io.Writer, answered func(report.Code, []any) bool) (warned bool, err error) {
	for i, r := range h.reports {
		r.Forget(answered)
		warned = warned || r.Warned()
		if err := p.say(w, r, h.counts[i]); err != nil {
			return warned, err
		}
	}
	return warned, nil
}

// unanswered is for a build that failed.
func unanswered(report.Code, []any) bool { return false }

// answers returns what knows the findings that an overlay has answered: an image that
// images: names or that was brought to the nodes, a claim that has a class, Secrets of
// which none is missing in what was checked.
func answers(built *build.Built, checked *report.Report) func(report.Code, []any) bool {
	missing := checked.Any(func(code report.Code, args []any) bool {
		return code == report.ObjectMissing && args[1] == "Secret"
	})
	pulled, classes := map[string]bool{}, map[string]bool{}
	for _, o := range built.Objects.Resources() {
		pulls(o.YNode(), pulled)
		if class, err := o.GetString("spec.storageClassName"); o.GetKind() == "PersistentVolumeClaim" && err == nil && class != "" {
			classes[o.GetName()] = true
		}
	}
	return func(code report.Code, args []any) bool {
		switch code {
		case report.BuildWithoutImage:
			image, ok := args[1].(string)
			return ok && !pulled[image]
		case report.VolumeDriver:
			claim, ok := args[1].(string)
			return ok && classes[claim]
		case report.SecretsReferenced:
			return !missing
		}
		return false
	}
}

// pulls notes the images that a node asks a registry for, wherever they stand. Who says
// that it may have one already, brings it there.
func pulls(n *yaml.Node, pulled map[string]bool) {
	image, local := "", false
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		switch value := n.Content[i+1].Value; n.Content[i].Value {
		case "image":
			image = value
		case "imagePullPolicy":
			local = value == string(corev1.PullIfNotPresent) || value == string(corev1.PullNever)
		}
	}
	if image != "" && !local {
		pulled[image] = true
	}
	for _, below := range n.Content {
		pulls(below, pulled)
	}
}
