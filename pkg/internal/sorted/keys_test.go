package sorted

import (
	"slices"
	"testing"
)

func TestKeys(t *testing.T) {
	if got := Keys(map[string]int{"b": 1, "c": 2, "a": 3}); !slices.Equal(got, []string{"a", "b", "c"}) {
		t.Errorf("got %v", got)
	}
	if n := testing.AllocsPerRun(10, func() { Keys(map[string]int{}) }); n > 0 {
		t.Errorf("an empty map costs %v allocations", n)
	}
}
