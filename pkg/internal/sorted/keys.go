package sorted

import (
	"cmp"
	"slices"
)

// Keys returns the keys of a map in order. Most maps of a service are empty, and cost
// nothing here.
func Keys[M ~map[K]V, K cmp.Ordered, V any](m M) []K {
	if len(m) == 0 {
		return nil
	}
	keys := make([]K, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
