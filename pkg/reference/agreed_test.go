package reference

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func isAgreed(word string) bool {
	return word == "db" || word == "web" || word == "127.0.0.1" || word == "::1"
}

// agreed writes all that is known of references.
func agreed(found []Reference) string {
	var out []string
	for _, r := range found {
		s := fmt.Sprintf("%d %s", r.Start, r.Name)
		for _, p := range r.Ports {
			s += fmt.Sprintf(":%d", p)
		}
		for _, is := range []struct {
			what string
			is   bool
		}{
			{"udp", r.UDP}, {"listed", r.Listed}, {"listens", r.Listens}, {"advertises", r.Advertises},
			{"public", r.Public}, {"secure", r.Secure}, {"uncertain", !r.Certain}, {"key " + r.Key, r.Key != ""},
		} {
			if is.is {
				s += " " + is.what
			}
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

// TestAgreed holds what is found in texts that nobody would write, as they were put
// together at random: of two ways to find, both found the same in them.
func TestAgreed(t *testing.T) {
	content, err := os.ReadFile("testdata/agreed.txt")
	if err != nil {
		t.Fatal(err)
	}
	_, lines, _ := strings.Cut(string(content), "\n")
	for line := range strings.Lines(lines) {
		var text Text
		var want string
		if _, err := fmt.Sscanf(line, "%d %q %q %q", &text.Form, &text.Key, &text.Content, &want); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		if got := agreed(Find(text, isAgreed)); got != want {
			t.Errorf("%s finds %q", line, got)
		}
	}
}
