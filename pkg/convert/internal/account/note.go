package account

import (
	"fmt"
	"strings"

	"github.com/composesource/composesource/pkg/report"
)

// Note is what became of a setting: a field of an object, or something that takes
// words.
type Note struct {
	Word report.Word // at best; empty leaves that of the rule
	Code report.Code // of the finding that explains the word, where that is about something else
	Says string      // the words; empty for a field

	part part
	unit string // whose container, pod or workload it is
	pods string // the unit in whose pods that is; empty for all that have it
	kind string // of the object, where that is no part of a unit
	name string
	path string // of the field; empty for the object as a whole
}

// part is what of a unit holds a field.
type part int

const (
	ofObject part = iota
	ofContainer
	ofTemplate
	ofPod
	ofWorkload
	ofInit
)

// Words returns a note about what is in no field of an object.
func Words(format string, args ...any) Note { return Note{Says: fmt.Sprintf(format, args...)} }

// Yours returns a note about a Secret that only pods refer to.
func Yours(secret string) Note { return Words("the Secret %s, which you make", secret) }

// Container returns a note about a field of the container of the unit, wherever that
// runs: securityContext.privileged, volumeMounts[/data].
func Container(path string) Note { return Note{part: ofContainer, path: path} }

// Pod returns a note about a field of the pods that the unit runs in: hostNetwork.
func Pod(path string) Note { return Note{part: ofPod, path: path} }

// Template returns a note about a field of the template of those pods:
// metadata.annotations[x].
func Template(path string) Note { return Note{part: ofTemplate, path: path} }

// Workload returns a note about a field of the object that makes the pods:
// spec.replicas; the object as a whole where the field is empty.
func Workload(path string) Note { return Note{part: ofWorkload, path: path} }

// Object returns a note about any other object, or a field of it: data[LOG_LEVEL].
func Object(kind, name, path string) Note { return Note{kind: kind, name: name, path: path} }

// InitContainer returns a note about an init container that is nobody's own, in a
// workload.
func InitContainer(kind, name, container string) Note {
	return Note{part: ofInit, kind: kind, name: name, path: container}
}

// As returns the note with a word of its own.
func (n Note) As(word report.Word) Note {
	n.Word = word
	return n
}

// Because returns the note with the finding that explains its word.
func (n Note) Because(code report.Code) Note {
	n.Code = code
	return n
}

// Which returns the note with words about the field.
func (n Note) Which(does string) Note {
	n.Says = ", which " + does
	return n
}

// Of returns the note as one about another unit, by its path.
func (n Note) Of(unit string) Note {
	if n.unit == "" {
		n.unit = unit
	}
	return n
}

// In returns the note as one about the pods of another unit alone, by its path: a
// one-shot runs in those of everybody who waits for it.
func (n Note) In(unit string) Note {
	n.pods = unit
	return n
}

// Places returns where the container of a unit runs; in the pods of another, where one
// is named.
type Places func(unit, pods string) []Place

// Place is where the container of a unit runs.
type Place struct {
	Kind, Name string // of the workload
	Container  string
	Init       bool
}

// template is where the pod stands in a workload.
func (p Place) template() string {
	if p.Kind == "CronJob" {
		return "spec.jobTemplate.spec.template"
	}
	return "spec.template"
}

// words returns what takes words, where that is all.
func (n Note) words() string {
	if n.isField() {
		return ""
	}
	return n.Says
}

// isField reports whether the note is about fields of objects: every unit runs somewhere.
func (n Note) isField() bool { return n.part != ofObject || n.kind != "" }

// ref is a field of an object.
type ref struct {
	object string // KIND/NAME
	field  string // its path
	text   string // the same for people; both are empty for the object as a whole
}

// refs returns the fields that the note is about.
func (n Note) refs(places Places) []ref {
	switch n.part {
	case ofInit:
		p := Place{Kind: n.kind}
		return []ref{{n.kind + "/" + n.name, fmt.Sprintf("%s.spec.initContainers[%s]", p.template(), n.path), "init container " + n.path}}
	case ofObject:
		if n.kind == "" {
			return nil
		}
		return []ref{{n.kind + "/" + n.name, n.path, n.path}}
	}
	var all []ref
	for _, p := range places(n.unit, n.pods) {
		r := p.ref(n.part, n.path)
		r.object = p.Kind + "/" + p.Name
		all = append(all, r)
	}
	return all
}

// ref returns a field of the container, pod or workload.
func (p Place) ref(of part, path string) ref {
	switch of {
	case ofContainer:
		list, who := "containers", ""
		switch {
		case p.Init:
			list, who = "initContainers", "init container "+p.Container+" "
		case p.Container != p.Name:
			who = "container " + p.Container + " "
		}
		field := fmt.Sprintf("%s.spec.%s[%s].%s", p.template(), list, p.Container, path)
		return ref{field: strings.TrimSuffix(field, "."), text: strings.TrimSpace(who + path)}
	case ofTemplate:
		return ref{field: p.template() + "." + path, text: "pod " + path}
	case ofPod:
		return ref{field: p.template() + ".spec." + path, text: path}
	default:
		return ref{field: path, text: strings.TrimPrefix(path, "spec.")}
	}
}
