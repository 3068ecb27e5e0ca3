package reference_test

import (
	"testing"

	"github.com/composesource/composesource/pkg/reference"
)

// An option is what begins with a hyphen or ends in "="; what merely stands in
// front of a name, in a list without blanks, is none.
func TestOptionOfAnAddress(t *testing.T) {
	for text, want := range map[string]bool{
		"serve --bind db:80":   true,
		"serve --bind=db:80":   true,
		"serve bind db:80":     false,
		"listen,db:80":         false,
		"listen,x:1,db:80":     false,
		"bind_address=db:80":   true,
		"x listen,other,db:80": false,
	} {
		found := reference.Find(reference.Text{Content: text}, func(word string) bool { return word == "db" })
		if len(found) != 1 || found[0].Listens != want {
			t.Errorf("%q: %+v, want one that listens: %v", text, found, want)
		}
	}
}
