package main

import (
	"context"
	"errors"
	"path"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/krm"
	"github.com/composesource/composesource/pkg/lock"
	"github.com/composesource/composesource/pkg/lock/look"
)

// check compares what is locked with the project and with the images that there are now.
func (l *locker) check(ctx context.Context) error {
	looker, err := l.looker()
	if err != nil {
		return err
	}
	wrong := 0
	for _, want := range l.wants {
		what, err := l.differs(ctx, looker, want)
		var absent *look.Absent
		switch {
		case err != nil && want.Built && errors.As(err, &absent):
			l.say("warning: not checked: %v", err)
		case err != nil:
			wrong++
			l.say("error: %v", err)
		case what != "":
			wrong++
			l.say("error: %s %s", want.Reference, what)
		}
	}
	l.sayUnused()
	if wrong > 0 {
		l.say("%s; `%s` writes %s anew", counted(wrong, "image")+" to look at", l.command, l.file)
		return krm.ErrRefused
	}
	l.say("%s is current: %s", l.file, counted(len(l.wants), "image"))
	return nil
}

// differs says how an image differs from what is locked of it; empty where it doesn't.
func (l *locker) differs(ctx context.Context, looker *look.Looker, want lock.Want) (string, error) {
	entry := l.entry(want)
	switch {
	case entry == nil && want.Built: // nobody has to lock what its Dockerfile says
		_, err := looker.Look(ctx, l.asBuilt(want), l.platformOf(want))
		if err != nil {
			return "", err
		}
		return "isn't locked", nil
	case entry == nil:
		return "isn't locked", nil
	}
	if missing := unsaid(want, entry); len(missing) > 0 {
		return "is locked without " + strings.Join(missing, ", "), nil
	}
	if names(want, entry) {
		return l.resembles(ctx, looker, want, *entry)
	}
	changed, err := looker.Changed(ctx, l.asBuilt(want), *entry)
	if err != nil || changed == nil {
		return "", err
	}
	return another(*entry, changed), nil
}

// unsaid returns what the project wants to know and an entry doesn't say.
func unsaid(want lock.Want, entry *lock.Image) []string {
	var missing []string
	for _, at := range want.Paths {
		if path.IsAbs(at) && !slices.ContainsFunc(entry.Places, func(p lock.Place) bool { return p.Path == path.Clean(at) }) {
			missing = append(missing, "what is at "+at)
		}
	}
	return missing
}

// names reports whether the project names a user or group that an entry doesn't have:
// nobody knows whether the image has it, or it was named later.
func names(want lock.Want, entry *lock.Image) bool {
	return slices.ContainsFunc(want.Users, func(name string) bool {
		return !slices.ContainsFunc(entry.Users, func(a lock.Account) bool { return a.Name == name })
	}) || slices.ContainsFunc(want.Groups, func(name string) bool {
		return !slices.ContainsFunc(entry.Groups, func(g lock.Group) bool { return g.Name == name })
	})
}

// resembles looks into an image for the accounts that the project names.
func (l *locker) resembles(ctx context.Context, looker *look.Looker, want lock.Want, entry lock.Image) (string, error) {
	result, err := looker.Look(ctx, l.asBuilt(want), l.platformOf(want))
	switch {
	case err != nil:
		return "", err
	case result.Image.ImageID != entry.ImageID:
		return another(entry, result), nil
	case !slices.Equal(result.Image.Users, entry.Users) || !slices.Equal(result.Image.Groups, entry.Groups):
		return "is locked without a user or group that the project names", nil
	}
	return "", nil
}

func another(entry lock.Image, now *look.Result) string {
	return "is another than the locked one: it was " + entry.ImageID + ", and is " + now.Image.ImageID + " (" + now.Source + ")"
}

// sayUnused names what is locked and no service runs in.
func (l *locker) sayUnused() {
	if l.old == nil {
		return
	}
	for _, i := range l.old.Images {
		if !slices.ContainsFunc(l.wants, func(w lock.Want) bool { return w.Reference == i.Reference }) {
			l.say("info: %s is locked, and no service runs in it", i.Reference)
		}
	}
}
