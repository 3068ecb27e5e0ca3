package engine

import (
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	names := []string{"files", "profiles", "envFiles", "size"}
	for name, want := range map[string]string{
		"file": "files", "Files": "files", "profile": "profiles", "envfiles": "envFiles",
		"sise": "size", "zzz": "", "": "", strings.Repeat("f", 65): "",
	} {
		if got := Nearest(name, names); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", name, got, want)
		}
	}
}
