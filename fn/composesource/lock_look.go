package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/composesource/composesource/pkg/krm"
	"github.com/composesource/composesource/pkg/lock"
	"github.com/composesource/composesource/pkg/lock/look"
	"github.com/composesource/composesource/pkg/show"
)

// looker returns who looks at the images, and says what is going on: on a terminal below
// everything else, and otherwise a line for each image.
func (l *locker) looker() (*look.Looker, error) {
	references := map[string]bool{}
	for _, w := range l.wants {
		references[w.Reference] = true
	}
	screen, last := screenBehind(l.err), ""
	return look.New(look.Options{From: l.from, Only: len(references) == 1, Progress: func(p look.Progress) {
		text := fmt.Sprintf("looking at %s (%s)", show.Text(p.Reference), show.Text(p.Source))
		switch {
		case screen != nil:
			screen.now(fmt.Sprintf("composesource lock: %s, %d MB", text, p.Bytes>>20))
		case text != last:
			fmt.Fprintf(l.err, "composesource: %s\n", text)
		}
		last = text
	}})
}

// look looks at all images. It goes on after one that can't be looked at, to name them all.
func (l *locker) look(ctx context.Context) (*lock.File, error) {
	looker, err := l.looker()
	if err != nil {
		return nil, err
	}
	made, failed, told := &lock.File{}, 0, map[string]bool{}
	for _, want := range l.wants {
		result, err := looker.Look(ctx, l.asBuilt(want), l.platformOf(want))
		var absent *look.Absent
		switch {
		case err != nil && want.Built && errors.As(err, &absent):
			l.keep(made, want, err)
			continue
		case err != nil:
			failed++
			l.say("error: %v", err)
			continue
		}
		for _, what := range result.LeftOut {
			if text := fmt.Sprintf("warning: %s: left out %s", want.Reference, what); !told[text] {
				told[text] = true
				l.say("%s", text)
			}
		}
		result.Image.Reference = want.Reference
		add(made, result.Image)
	}
	if failed > 0 {
		l.say("nothing was written, because %s can't be looked at; one that the engine has needs no network, and --from FILE.tar reads what docker save wrote", counted(failed, "image"))
		return nil, krm.ErrRefused
	}
	return made, nil
}

// keep keeps what is locked of an image that somebody else built.
func (l *locker) keep(made *lock.File, want lock.Want, reason error) {
	if entry := l.entry(want); entry != nil {
		add(made, *entry)
		l.say("warning: what is locked stays: %v", reason)
		return
	}
	l.say("warning: left out: %v; what its Dockerfile says counts. `docker compose build` makes it; --project-name says what docker compose calls the project", reason)
}

// platformOf returns the platform to look at: the service's own, that of the flag, that
// of the entry; empty for what there is.
func (l *locker) platformOf(want lock.Want) string {
	if want.Platform != "" {
		return want.Platform
	}
	if entry := l.entry(want); l.platform == "" && entry != nil {
		return entry.Platform
	}
	return l.platform
}

// entry returns what is locked of an image; nil where nothing is.
func (l *locker) entry(want lock.Want) *lock.Image {
	if l.old == nil {
		return nil
	}
	k := slices.IndexFunc(l.old.Images, func(i lock.Image) bool {
		platform := want.Platform
		if platform == "" {
			platform = l.platform
		}
		return i.Reference == want.Reference && (platform == "" || look.SamePlatform(i.Platform, platform))
	})
	if k < 0 {
		return nil
	}
	return &l.old.Images[k]
}

// add adds an entry, or what it says to the one of the same image.
func add(made *lock.File, i lock.Image) {
	k := slices.IndexFunc(made.Images, func(other lock.Image) bool {
		return other.Reference == i.Reference && other.Platform == i.Platform
	})
	if k < 0 {
		made.Images = append(made.Images, i)
		return
	}
	same := &made.Images[k]
	for _, p := range i.Places {
		if !slices.ContainsFunc(same.Places, func(other lock.Place) bool { return other.Path == p.Path }) {
			same.Places = append(same.Places, p)
		}
	}
	for _, a := range i.Users {
		if !slices.Contains(same.Users, a) {
			same.Users = append(same.Users, a)
		}
	}
	for _, g := range i.Groups {
		if !slices.Contains(same.Groups, g) {
			same.Groups = append(same.Groups, g)
		}
	}
}
