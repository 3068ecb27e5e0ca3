package lock

import (
	"reflect"
	"testing"

	"github.com/composesource/composesource/pkg/report"
	"github.com/composesource/composesource/pkg/strict"
)

// FuzzDecode reads anything without a panic: what isn't a lock file is told, and what is
// one says the same when it is written anew, taken apart or read as a whole.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		whole, "", "kind: ImageLock", "images:\n- reference: a\n", head + "images:\n- reference: a\n- reference: b\n  user: {text: ''}\n",
		head + "images:\n- reference: &a a\n- reference: *a\n", head + "images: [{reference: a, platform: p}, {reference: a, platform: q}]\n",
		head + "images:\n- reference: a\n  users: [{name: \"\\n\", uid: 0o17, gid: 0x1}]\n- reference: \"b\n- reference: c\"\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		r := report.New(report.Options{})
		read := Decode(text, strict.Origin{File: Name, Lines: true}, r)
		if read == nil {
			if !r.Failed() {
				t.Fatal("nothing is said")
			}
			return
		}
		once, err := Encode(read)
		if err != nil {
			t.Fatal(err)
		}
		again := Decode(once, strict.Origin{}, r)
		if again == nil {
			t.Fatalf("what was written can't be read: %v\n%s", r.Findings(), once)
		}
		twice, err := Encode(again)
		if err != nil || !reflect.DeepEqual(once, twice) {
			t.Fatalf("%v: written twice\n%s\n%s", err, once, twice)
		}
	})
}

const head = "apiVersion: composesource.dev/v1alpha1\nkind: ImageLock\n"
