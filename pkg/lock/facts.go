package lock

import (
	"slices"
	"strconv"
	"time"

	"github.com/composesource/composesource/pkg/facts"
	"github.com/composesource/composesource/pkg/report"
)

// missing is whose a directory is that Docker makes because the image has none.
var missing = facts.Owner{Mode: 0o755}

// Facts returns what the entry says, each fact with its line. An entry is whole: what it
// doesn't say isn't there, and that is a fact, too.
func (e *Entry) Facts() *facts.Image {
	says := &facts.Image{
		Whole:       e.source("reference"),
		StopSignal:  fact(e.StopSignal, e.source("stopSignal")),
		WorkingDir:  fact(e.WorkingDir, e.source("workingDir")),
		Entrypoint:  fact(e.Entrypoint, e.source("entrypoint")),
		Command:     fact(e.Command, e.source("command")),
		Healthcheck: fact(e.Healthcheck.facts(), e.source("healthcheck")),
		User:        fact(e.User.facts(), e.source("user")),
	}
	if e.hasTools("sh", "cp") {
		says.Shell = e.source("tools")
	}
	for _, p := range e.Ports {
		if number, protocol, ok := splitPort(p); ok {
			says.Ports = append(says.Ports, fact(facts.Port{Number: number, Protocol: protocol}, e.source("ports")))
		}
	}
	for _, v := range e.Volumes {
		says.Volumes = append(says.Volumes, fact(v, e.source("volumes")))
	}
	for _, a := range e.Users {
		says.Users = append(says.Users, fact(facts.Account{Name: a.Name, ID: a.UID, Group: a.GID}, e.source("users")))
	}
	for _, g := range e.Groups {
		says.Groups = append(says.Groups, fact(facts.Account{Name: g.Name, ID: g.GID}, e.source("groups")))
	}
	for k, p := range e.Places {
		says.Places = append(says.Places, fact(p.facts(), e.source("places", k)))
	}
	return says
}

func fact[T any](value T, source facts.Source) facts.Fact[T] {
	return facts.Fact[T]{Value: value, Source: source}
}

// source returns where a field stands, or else the entry, which says that there is none.
func (e *Entry) source(field string, item ...int) facts.Source {
	for _, k := range item {
		if at, ok := e.at[field+"["+strconv.Itoa(k)+"]"]; ok {
			return facts.Source{Kind: facts.Lock, At: at}
		}
	}
	at, ok := e.at[field]
	if !ok {
		at = e.At()
	}
	return facts.Source{Kind: facts.Lock, At: at}
}

// At returns where the entry stands.
func (e *Entry) At() report.Position { return e.at["reference"] }

func (e *Entry) hasTools(names ...string) bool {
	return !slices.ContainsFunc(names, func(name string) bool { return !slices.Contains(e.Tools, name) })
}

func (u *User) facts() facts.User {
	if u == nil {
		return facts.User{}
	}
	return facts.User{Text: u.Text, ID: or(u.UID), Group: or(u.GID)}
}

// or returns a number, and -1 where nobody knows it.
func or(n *int64) int64 {
	if n == nil {
		return -1
	}
	return *n
}

func (h *Healthcheck) facts() facts.Healthcheck {
	if h == nil {
		return facts.Healthcheck{}
	}
	return facts.Healthcheck{
		Test: h.Test, Shell: h.Shell, Retries: h.Retries,
		Interval: duration(h.Interval), Timeout: duration(h.Timeout),
		StartPeriod: duration(h.StartPeriod), StartInterval: duration(h.StartInterval),
	}
}

// duration reads what was checked; nothing is Docker's default.
func duration(text string) time.Duration {
	d, _ := time.ParseDuration(text)
	return d
}

func (p Place) facts() facts.Place {
	place := facts.Place{Path: p.Path, Content: facts.Nothing}
	if p.Holds == Something {
		place.Content = facts.Something
	}
	switch mode, err := strconv.ParseInt(p.Mode, 8, 16); {
	case p.Holds == Missing:
		place.Owner = &missing
	case err == nil && p.UID != nil && p.GID != nil:
		place.Owner = &facts.Owner{User: *p.UID, Group: *p.GID, Mode: mode}
	}
	return place
}
