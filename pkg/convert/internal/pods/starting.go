package pods

import (
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/internal/sorted"
)

// Needs returns the units that Compose starts before u: those that it depends on,
// and the one whose namespace it joins.
func (l *Plan) Needs(u *units.Unit) []*units.Unit {
	var all []*units.Unit
	if joined := l.joined[u]; joined != nil {
		all = append(all, joined)
	}
	for _, name := range sorted.Keys(u.DependsOn) {
		if target := l.set.Service(name); target != nil {
			all = append(all, target)
		}
	}
	return all
}

// order puts the units of a pod in the order in which they start.
func (l *Plan) order(p *Pod) {
	waiting := map[*units.Unit]bool{}
	for _, u := range p.Units() {
		waiting[u] = true
	}
	var visit func(*units.Unit)
	visit = func(u *units.Unit) {
		if !waiting[u] {
			return
		}
		waiting[u] = false
		for _, target := range l.Needs(u) {
			visit(target)
		}
		p.starting = append(p.starting, u)
	}
	for _, u := range p.Units() {
		visit(u)
	}
}
