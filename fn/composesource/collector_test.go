package main

import "testing"

// The heap may grow much while it is small, to the goal while it is not, and always
// by enough that the collector doesn't run without end.
func TestGrowth(t *testing.T) {
	for live, want := range map[uint64]int{0: lazy, 1 << 20: lazy, heapGoal / 2: 100, heapGoal * 3 / 5: eager, heapGoal: eager, 10 * heapGoal: eager} {
		if got := growth(live); got != want {
			t.Errorf("growth(%d) = %d, want %d", live, got, want)
		}
	}
}
