package e2ereal

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// upgrade applies the objects of an older commit, lets data go in, and applies
// those of today. It returns the workloads that rolled.
//
// The older objects may not run: that may be why there are new ones. What went
// in with them must be there afterwards, and all that is looked at be right.
func (s *suite) upgrade(t *testing.T, a app, storage string, images []string) (rolls []string, o *outcome) {
	w := s.world(t, a, "upgrade", storage, images)
	w.binary = s.old
	// The script up to the first change.
	script := a.script
	if i := slices.IndexFunc(script, func(s step) bool { return s.verb == "replace" || s.verb == "update" }); i >= 0 {
		script = script[:i]
	}
	before := &outcome{restarts: map[string]int{}}
	err := w.up(a.at(""))
	if err != nil { // a spec that it doesn't know yet
		w.plain = true
		err = w.up(a.at(""))
	}
	if err != nil {
		t.Skipf("the older commit refuses it: %v", err)
	}
	before.settle(w, "up", oldLimit)
	var again []step // data that couldn't go in
	for _, s := range script {
		one := &outcome{restarts: map[string]int{}, ready: before.ready}
		switch s.verb {
		case "see": // may leave data, but needn't be right yet
			one.ready = 0
		case "upgrade":
			one.play(w, a, []step{{line: s.line, verb: "put", of: s.of, run: s.run}})
			continue
		case "upgraded":
			again = append(again, step{line: s.line, verb: "put", of: s.of, run: s.run})
			continue
		}
		one.play(w, a, []step{s})
		if s.verb == "see" || len(one.differs) > 0 {
			again = append(again, s)
		}
	}
	templates := w.templates()
	w.binary, w.plain = s.new, false
	o = &outcome{restarts: map[string]int{}, ready: 1}
	if err := w.up(a.at("")); err != nil {
		o.differ("the new objects don't apply: %v", err)
	} else {
		o.settle(w, "the upgrade", readyLimit)
		o.play(w, a, again)
	}
	after := w.templates()
	for _, name := range slices.Sorted(maps.Keys(after)) {
		if old, ok := templates[name]; ok && !bytes.Equal(old, after[name]) {
			rolls = append(rolls, name)
		}
	}
	o.crashes(w)
	for _, differs := range o.differs {
		t.Error(differs)
	}
	t.Logf("rolls: %s", strings.Join(rolls, ", "))
	return rolls, o
}

// templates returns what pods are made from, by the name of the workload.
func (c *cluster) templates() map[string][]byte {
	list, _ := c.get()
	templates := map[string][]byte{}
	for _, o := range list.Items {
		if o.Spec.Template != nil {
			templates[strings.ToLower(o.Kind)+" "+o.Metadata.Name] = o.Spec.Template
		}
	}
	return templates
}

// crashes adds the restarts of the pods that there are now.
func (o *outcome) crashes(w world) {
	_, restarts, _ := w.state()
	for name, n := range restarts {
		if n > 0 {
			o.differ("%s restarted %d times", name, n)
		}
	}
}

func (r row) rolled() string {
	switch {
	case r.upgrade == nil:
		return "not tried"
	case len(r.upgrade.differs) > 0:
		return fmt.Sprintf("**%d differ**", len(r.upgrade.differs))
	case len(r.rolls) == 0:
		return "nothing"
	}
	return strings.ReplaceAll(strings.Join(r.rolls, ", "), "deployment ", "")
}
