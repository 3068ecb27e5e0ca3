package convert

import "slices"

// few is up to how many items are compared one by one: thousands of services that join
// a pod would make a map each.
const few = 8

// union adds to a list what it lacks of another: what no item of it has the key of.
func union[T any, K comparable](into, from []T, key func(T) K) []T {
	switch {
	case len(from) == 0:
		return into
	case len(into) == 0 && len(from) == 1: // as most
		return slices.Clip(from)
	}
	if len(from) <= few {
		for _, item := range from {
			if k := key(item); !slices.ContainsFunc(into, func(other T) bool { return key(other) == k }) {
				into = append(into, item)
			}
		}
		return into
	}
	has := make(map[K]bool, len(into)+len(from))
	for _, item := range into {
		has[key(item)] = true
	}
	for _, item := range from {
		if k := key(item); !has[k] {
			has[k] = true
			into = append(into, item)
		}
	}
	return into
}

func itself[T any](item T) T { return item }
