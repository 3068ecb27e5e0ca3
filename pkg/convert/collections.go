package convert

import "slices"

// union adds to a list what it lacks of another: what no item of it has the key of.
func union[T any, K comparable](into, from []T, key func(T) K) []T {
	switch {
	case len(from) == 0:
		return into
	case len(into) == 0 && len(from) == 1: // as most
		return slices.Clip(from)
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
