package consistency

import (
	"strings"

	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// cycles finds services that wait for each other. Every service and every
// dependency is looked at once.
func (c *checker) cycles() {
	count := 0
	for _, kind := range []string{"services", "jobs"} {
		for _, f := range c.doc.Get(kind).AllFields() {
			count += len(c.waits[f.Name])
			if !c.Within(limit.Dependencies, count, f.At, kind+"."+f.Name) {
				return
			}
		}
	}
	done := map[string]bool{}
	for _, kind := range []string{"services", "jobs"} {
		for _, f := range c.doc.Get(kind).AllFields() {
			c.walk(f.Name, c.waits, done)
		}
	}
}

// step is a service on the way of a walk, and the dependency it has come to.
type step struct {
	name string
	next int
}

// walk goes down from a service, depth first, without recursion: a chain may
// be thousands of services long.
func (c *checker) walk(start string, edges map[string][]ref, done map[string]bool) {
	if done[start] {
		return
	}
	way := []step{{name: start}}
	place := map[string]int{start: 0}
	for len(way) > 0 {
		here := &way[len(way)-1]
		if here.next == len(edges[here.name]) {
			done[here.name] = true
			delete(place, here.name)
			way = way[:len(way)-1]
			continue
		}
		r := edges[here.name][here.next]
		here.next++
		if i, ok := place[r.name]; ok {
			c.cycle(way[i:], r)
			continue
		}
		if _, known := edges[r.name]; known && !done[r.name] {
			place[r.name] = len(way)
			way = append(way, step{name: r.name})
		}
	}
}

func (c *checker) cycle(way []step, last ref) {
	var names []string
	for i, s := range way {
		if i == 8 && len(way) > 10 {
			names = append(names, "...")
		}
		if i < 8 || i >= len(way)-1 || len(way) <= 10 {
			names = append(names, s.name)
		}
	}
	c.Add(report.DependencyCycle, last.at, last.field(), strings.Join(append(names, last.name), " -> "))
}
