package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// What the collector is asked for. A soft memory limit would do for the first, but
// makes the collector run without end once more than that is in use.
const (
	heapGoal = 140 << 20 // bytes that the heap grows to at most, while less than half of them is in use
	lazy     = 300       // percent that the heap may grow by while it is small: time is worth more than memory then
	eager    = 50        // percent that it may always grow by: memory is worth more, and time stays linear
)

// tuneCollector has the collector trade memory for time while little is in use, and
// keep the largest project that the limits allow near 256 MiB.
func tuneCollector() {
	debug.SetGCPercent(lazy)
	afterCollection()
}

// afterCollection sets how much the heap may grow after the next collection, and
// after each that follows.
func afterCollection() {
	mark := new([16]byte) // nothing refers to it: the next collection takes it
	runtime.AddCleanup(mark, func(struct{}) {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		debug.SetGCPercent(growth(live[0].Value.Uint64()))
		afterCollection()
	}, struct{}{})
}

// growth returns the percent that a heap with so many bytes in use may grow by.
func growth(live uint64) int {
	if live == 0 {
		return lazy
	}
	return min(lazy, max(eager, (heapGoal-int(live))*100/int(live)))
}
