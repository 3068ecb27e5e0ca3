package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// What the collector is asked for. A first collection isn't worth its time before
// some 40 MB, and the memory that kompose needs for 1,000 services is what this program
// holds itself to; above that the heap grows by as much as keeps time linear. A soft
// memory limit would make the collector run without end once more than that is in use.
const (
	heapGoal = 45 << 20 // bytes that the heap grows to at most, while less than about half of them is in use
	lazy     = 900      // percent of the least heap, 4 MiB, that the program starts with
	eager    = 80       // percent that the heap may always grow by
)

// tuneCollector has the collector trade memory for time while little is in use.
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
