package build

import (
	"bytes"
	"cmp"
	"fmt"

	"github.com/composesource/composesource/pkg/limit"
)

// tooMany says what a file would exceed.
func tooMany(l limit.Limit) error { return &limit.Exceeded{Limit: l} }

// budget is what was read so far.
type budget struct{ files, bytes, objects int }

// errObjects says what is different about this limit: it can be raised.
type errObjects struct{ found, max int }

func (e errObjects) Error() string {
	return fmt.Sprintf("these are %d %s, and the limit is %d, because Kustomize's time grows with their square; allow more with --max-objects",
		e.found, limit.BuildObjects.What(), e.max)
}

// count refuses a file that brings more objects than Kustomize is asked to hold.
// Files count each time they are read: a base that is used twice is there twice.
func (b *budget) count(data []byte, generated, most int) error {
	b.objects += kinds(data) + generated
	if most = cmp.Or(most, limit.BuildObjects.Max()); b.objects > most {
		return errObjects{b.objects, most}
	}
	return nil
}

// kinds counts the keys called kind, of which every object and every patch has one.
func kinds(data []byte) int {
	n := 0
	for {
		at := bytes.Index(data, []byte("kind"))
		if at < 0 {
			return n
		}
		isKey := at == 0 || bytes.IndexByte([]byte(" \n\t\r\"',{-"), data[at-1]) >= 0
		data = data[at+len("kind"):]
		if rest := bytes.TrimLeft(data, "\"' \t"); isKey && len(rest) > 0 && rest[0] == ':' {
			n++
		}
	}
}

// spend refuses a file that is too much for the build.
func (b *budget) spend(data []byte) error {
	b.files++
	b.bytes += len(data)
	switch {
	case b.files > limit.BuildFiles.Max():
		return tooMany(limit.BuildFiles)
	case b.bytes > limit.BuildBytes.Max():
		return tooMany(limit.BuildBytes)
	}
	if e := limit.Directives(data); e != nil {
		return e
	}
	return limit.Aliased(data, limit.BuildValues)
}
