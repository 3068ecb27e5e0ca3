package convert

import (
	"maps"
	"slices"
)

// sortedKeys returns the keys of a map in order, so that output never depends on
// the order of a map.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
