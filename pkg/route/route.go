package route

import (
	"slices"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/label"
	"github.com/composesource/composesource/pkg/report"
)

// Kind is the kind of objects that routers become.
type Kind string

// The kinds.
const (
	None      Kind = ""
	Ingress   Kind = "Ingress"
	HTTPRoute Kind = "HTTPRoute"
)

// Router is a router and what the cluster has in the place of its services.
type Router struct {
	label.Router
	Meta     metav1.ObjectMeta // of the object; its name is unique among routers
	Backends []Backend
}

// Backend is a port of a Service.
type Backend struct {
	Service string
	Port    int32
	Weight  int // 0: as the others
}

// Note is a finding about a router, on one of its labels.
type Note struct {
	Router *Router
	Key    string
	Code   report.Code
	Args   []any
}

// Result is what routers became.
type Result struct {
	Objects []emit.Object
	Notes   []Note
	Made    map[string]string // the object that leads the requests of a router, by its name
}

// maker makes the objects of one kind.
type maker struct {
	kind  Kind
	taken map[string]bool // names of objects
	Result
}

// Make makes the objects of routers, which are in the order of their names.
func Make(kind Kind, routers []*Router) Result {
	m := &maker{kind: kind, taken: map[string]bool{}, Result: Result{Made: map[string]string{}}}
	var open []*plan
	var closed []*Router
	for _, r := range routers {
		m.taken[r.Meta.Name] = true
		if p := m.plan(r); p != nil {
			open = append(open, p)
		} else if slices.ContainsFunc(r.Problems, isDoor) {
			closed = append(closed, r)
		}
	}
	open = m.pairs(m.guard(open, closed))
	m.order(open)
	for _, p := range open {
		m.Made[p.Meta.Name] = p.Meta.Name
		m.losses(p)
		if kind == Ingress {
			m.ingress(p)
		} else {
			m.httpRoute(p)
		}
	}
	return m.Result
}

func (m *maker) note(r *Router, key string, code report.Code, args ...any) {
	m.Notes = append(m.Notes, Note{r, key, code, append([]any{r.Name}, args...)})
}
