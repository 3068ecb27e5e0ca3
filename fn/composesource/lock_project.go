package main

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/embed"
	"github.com/composesource/composesource/pkg/lock"
	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/report"
	"github.com/composesource/composesource/pkg/show"
)

// newLocker reads the project that the flags describe, or that is in directories: those
// of all bases that are made of it.
func newLocker(s streams, p *project, dirs []string, f lockFlags) (*locker, error) {
	l := &locker{streams: s, lockFlags: f, command: "composesource lock", built: map[string]string{}}
	for _, dir := range dirs {
		l.command += " " + show.ShellWord(dir)
	}
	l.command += p.given()
	if len(dirs) == 0 {
		dirs = []string{"."}
	}
	for _, dir := range dirs {
		if err := l.add(p, dir); err != nil {
			return nil, err
		}
	}
	return l, l.readOld()
}

// add adds what one base wants to know.
func (l *locker) add(p *project, dir string) error {
	r := report.New(report.Options{Level: report.Error})
	source, dir, err := p.at(dir, r)
	if err != nil {
		return err
	}
	loaded, err := p.load(l.streams, source, dir, r)
	if err != nil {
		return err
	}
	if from := source.Metadata.Annotations[embed.AnnotationFrom]; len(source.Spec.Inline) > 0 && from != "" {
		project := filepath.Join(dir, filepath.FromSlash(from))
		if mayEmbed(dir, project) != nil {
			return fmt.Errorf("the annotation %s of %s leads out of what may be written; lock the directory of the project itself", embed.AnnotationFrom, dir)
		}
		dir = project
	}
	file := filepath.Join(dir, lock.Name)
	if l.file != "" && l.file != file {
		return usageError{fmt.Errorf("%s and %s are lock files of different projects: lock one after the other", l.file, file)}
	}
	l.file = file
	for _, w := range lock.Wanted(loaded) {
		l.want(w)
		if service, ok := strings.CutPrefix(w.Reference, strings.ToLower(loaded.Name)+"-"); ok && w.Built && l.name != "" {
			l.built[w.Reference] = naming.Image(l.name, service)
		}
	}
	return nil
}

// asBuilt returns what to look at: what is wanted, under the name that docker compose
// gave it.
func (l *locker) asBuilt(want lock.Want) lock.Want {
	want.Reference = cmp.Or(l.built[want.Reference], want.Reference)
	return want
}

// want adds an image that a base wants to know, or what it wants to know of one.
func (l *locker) want(w lock.Want) {
	k, found := slices.BinarySearchFunc(l.wants, w, func(a, b lock.Want) int {
		return cmp.Or(strings.Compare(a.Reference, b.Reference), strings.Compare(a.Platform, b.Platform))
	})
	if !found {
		l.wants = slices.Insert(l.wants, k, w)
		return
	}
	known := &l.wants[k]
	known.Built = known.Built || w.Built
	known.Paths, known.Users, known.Groups = union(known.Paths, w.Paths), union(known.Users, w.Users), union(known.Groups, w.Groups)
}

func union(a, b []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(slices.Concat(a, b))))
}

// at is source for the project of a directory: that of its ComposeSource, or else of its
// Compose file.
func (p *project) at(dir string, r *report.Report) (*api.ComposeSource, string, error) {
	if p.config != "" || len(p.files) > 0 {
		return p.source(r)
	}
	if config := filepath.Join(dir, "composesource.yaml"); isFile(config) {
		there := *p
		there.config = config
		return there.source(r)
	}
	source, _, err := p.source(r)
	if err != nil {
		return nil, "", err
	}
	return source, dir, nameAfter(dir, source)
}
