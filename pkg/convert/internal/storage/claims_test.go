package storage

import "testing"

func TestJoinSubPath(t *testing.T) {
	for _, c := range [][3]string{{"data", "a/b", "data/a/b"}, {"data", "../../etc", "data/etc"}, {"", "/a", "a"}, {"data", "/", "data"}} {
		if got := joinSubPath(c[0], c[1]); got != c[2] {
			t.Errorf("joinSubPath(%q, %q) = %q, want %q", c[0], c[1], got, c[2])
		}
	}
}
