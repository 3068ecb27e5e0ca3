package facts

import (
	"fmt"
	"testing"
)

// USER is a name or a number, with or without a group; what nobody knows is -1.
func TestResolve(t *testing.T) {
	image := &Image{
		Users:  []Fact[Account]{{Value: Account{Name: "node", ID: 1000, Group: 1001}, Source: Source{Kind: Table}}},
		Groups: []Fact[Account]{{Value: Account{Name: "video", ID: 44}, Source: Source{Kind: Table}}},
	}
	for text, want := range map[string]string{
		"": "0:0", "root": "0:0", "0": "0:0", "node": "1000:1001", "1000": "1000:1001", "1": "1:-1", "node:video": "1000:44", "5:6": "5:6",
		"app": "-1:-1", "1:staff": "1:-1", "app:video": "-1:44", ":7": "0:7", "-3": "-1:-1", "99999999999": "-1:-1",
	} {
		u := image.Resolve(text)
		if got := fmt.Sprintf("%d:%d", u.ID, u.Group); got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
}

// An image is known to have files at a place only where it has what it takes to copy them.
func TestHolds(t *testing.T) {
	table := Source{Kind: Table}
	places := []Fact[Place]{{Place{Path: "/app/static", Content: Something}, table}, {Place{Path: "/data", Content: Nothing}, table}}
	shell := &Image{Places: places, Shell: table}
	for path, want := range map[string]Content{"/app/static": Something, "/app": Something, "/": Something, "/app/stat": Anything, "/app/static/x": Anything, "/data": Anything} {
		if got := shell.Holds(path); got != want {
			t.Errorf("%s: %d, want %d", path, got, want)
		}
	}
	if bare := (&Image{Places: places}); bare.Holds("/app") != Anything {
		t.Error("an image without a shell is copied from")
	}
	if shell.At("/data").Value.Content != Nothing || shell.At("/other").Known() {
		t.Error("places are not found")
	}
}
