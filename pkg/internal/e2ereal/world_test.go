package e2ereal

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// world is where an application runs.
type world interface {
	up(files map[string][]byte) error // and again after a change
	// exec runs a command with sh in the container of a service.
	exec(service, command string) (string, error)
	replace(service string) error
	// state returns what isn't as it should be yet, and the restarts so far.
	state() (unready []string, restarts map[string]int, err error)
}

// The limits of everything that waits. What isn't ready after the first is
// looked at nevertheless, so that a run says more than that.
const (
	readyLimit = 8 * time.Minute
	oldLimit   = 90 * time.Second // for an older commit, where much never is
	lookLimit  = 3 * time.Minute
	hopeless   = 3 * time.Second // for looks when something isn't ready
	pause      = time.Second
)

// outcome is what one application did in one world.
type outcome struct {
	ready    time.Duration // from up to all ready; 0 when it wasn't
	calm     time.Time     // when all was ready last
	looks    int
	differs  []string
	restarts map[string]int
}

func (o *outcome) differ(format string, args ...any) {
	o.differs = append(o.differs, fmt.Sprintf(format, args...))
}

// run starts an application and plays its script.
func run(w world, a app) *outcome {
	o := &outcome{restarts: map[string]int{}}
	start := time.Now()
	if err := w.up(a.at("")); err != nil {
		o.differ("up: %v", err)
		return o
	}
	if o.settle(w, "up", readyLimit) {
		o.ready = o.calm.Sub(start)
	}
	o.play(w, a, a.script)
	return o
}

// play takes steps, in order.
func (o *outcome) play(w world, a app, script []step) {
	limit := lookLimit
	for _, s := range script {
		if o.ready == 0 || len(o.differs) > 3 {
			limit = hopeless
		}
		var err error
		switch s.verb {
		case "put":
			_, err = o.try(w, s, limit, func(_ string, err error) bool { return err == nil })
		case "see":
			o.looks++
			var out string
			out, _ = o.try(w, s, limit, func(out string, _ error) bool { return out == s.want })
			if out != s.want {
				err = fmt.Errorf("want %q, got %q", s.want, last(out))
			}
		case "replace":
			if err = w.replace(s.of); err == nil && !o.settle(w, "replace "+s.of, readyLimit) {
				limit = hopeless
			}
		case "update":
			if err = w.up(a.at(s.of)); err == nil && !o.settle(w, "update "+s.of, readyLimit) {
				limit = hopeless
			}
		}
		if err != nil {
			o.differ("%v: %v", s, err)
		}
	}
	_, restarts, _ := w.state()
	o.count(restarts)
}

// try runs the command of a step until it is done, or the limit is over.
func (o *outcome) try(w world, s step, limit time.Duration, done func(string, error) bool) (string, error) {
	for end := time.Now().Add(limit); ; time.Sleep(pause) {
		out, err := w.exec(s.of, s.run)
		out = strings.TrimRight(out, "\n")
		if done(out, err) || time.Now().After(end) {
			return out, err
		}
	}
}

// settle waits until everything is ready, twice in a row.
func (o *outcome) settle(w world, after string, limit time.Duration) bool {
	calm := 0
	for end := time.Now().Add(limit); ; time.Sleep(pause) {
		unready, restarts, err := w.state()
		o.count(restarts)
		if calm++; err != nil || len(unready) > 0 {
			calm = 0
		}
		switch calm {
		case 1:
			o.calm = time.Now()
		case 2:
			return true
		}
		if time.Now().After(end) {
			o.differ("not ready %v after %s: %v %s", limit, after, err, strings.Join(unready, "; "))
			return false
		}
	}
}

// count keeps the most restarts of each container.
func (o *outcome) count(restarts map[string]int) {
	for name, n := range restarts {
		o.restarts[name] = max(o.restarts[name], n)
	}
}

// compare adds restarts that the other world doesn't have. A container is
// named SERVICE, or SERVICE/POD.
func (o *outcome) compare(docker *outcome) {
	for _, name := range slices.Sorted(maps.Keys(o.restarts)) {
		service, _, _ := strings.Cut(name, "/")
		if n := o.restarts[name]; n > docker.restarts[service] {
			o.differ("%s restarted %d times, in Docker %d", name, n, docker.restarts[service])
		}
	}
}

// last is the end of an output, for a message.
func last(out string) string {
	return out[max(0, len(out)-200):]
}
