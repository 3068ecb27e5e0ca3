package objects

import "github.com/composesource/composesource/pkg/report"

// Names knows which object names are taken, and by what.
type Names struct {
	taken  map[object]string // what has it
	report *report.Report
}

type object struct{ kind, name string }

// Holder is who has the name of an object, and where that was written.
type Holder struct {
	Who   string // for people, when somebody else wants the name
	At    report.Position
	Field string
}

// NewNames returns names of which none is taken.
func NewNames(r *report.Report) *Names { return &Names{map[object]string{}, r} }

// Reserve takes an object name for somebody, who is named in the finding when
// somebody else has it already. It reports whether the object is to be made.
func (n *Names) Reserve(kind, name string, by Holder) bool {
	key := object{kind, name}
	if other, ok := n.taken[key]; ok {
		if other != by.Who {
			n.report.Add(report.NameCollision, by.At, by.Field, by.Who, other, kind, name)
		}
		return false
	}
	n.taken[key] = by.Who
	return true
}

// Taken reports whether somebody has the name.
func (n *Names) Taken(kind, name string) bool { return n.taken[object{kind, name}] != "" }

// Workload is the kind under which names of all workloads are taken: no two have
// the same.
const Workload = "workload"

// The kinds of objects that hold content.
const (
	KindConfigMap = "ConfigMap"
	KindSecret    = "Secret"
)
