package lock

import (
	"slices"

	"github.com/composesource/composesource/pkg/report"
	"github.com/composesource/composesource/pkg/strict"
)

// Decode reads a whole lock file. Everything that is wrong goes to the report; when that
// is anything, the result is nil.
func Decode(text []byte, origin strict.Origin, r *report.Report) *File {
	b := Read(text, origin, r)
	if b == nil {
		return nil
	}
	f := b.head
	for _, e := range b.entries {
		i := b.decode(e)
		if i == nil {
			return nil
		}
		f.Images = append(f.Images, i.Image)
	}
	return &f
}

// Book is a lock file of which an entry is decoded when somebody asks for its image.
type Book struct {
	head    File
	entries []*entry // in the order of the file
	of      map[string][]*entry
	origin  strict.Origin
	report  *report.Report
}

// Pinned reports whether containers run the digests of the file.
func (b *Book) Pinned() bool { return b != nil && b.head.Pin }

// Entry is an entry with its places in the file.
type Entry struct {
	Image
	at map[string]report.Position // of its fields
}

// Image returns the entry of an image, the one of the platform where there is such a
// one; nil when there is none, or when the report says why it can't be used.
func (b *Book) Image(reference, platform string) *Entry {
	if b == nil {
		return nil
	}
	var first *Entry
	for _, e := range b.of[reference] {
		i := b.decode(e)
		switch {
		case i == nil:
			return nil
		case platform != "" && i.Platform == platform:
			return i
		case first == nil:
			first = i
		}
	}
	return first
}

// Has reports whether an image has an entry.
func (b *Book) Has(reference string) bool { return b.of[reference] != nil }

// References returns the images that have entries, in the order of the file, each with
// its place.
func (b *Book) References() []Reference {
	var all []Reference
	for _, e := range b.entries {
		all = append(all, Reference{e.reference, b.at(e.line, 3)})
	}
	return slices.CompactFunc(all, func(a, b Reference) bool { return a.Image == b.Image })
}

// Reference is an image that has an entry.
type Reference struct {
	Image string
	At    report.Position
}

func (b *Book) at(line, column int) report.Position {
	at := report.Position{File: b.origin.File}
	if b.origin.Lines {
		at.Line, at.Column = line, column
	}
	return at
}
