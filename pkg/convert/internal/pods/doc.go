// Package pods decides who runs with whom: which units share a pod, which run
// before others as init containers, in which order a pod starts, and of which kind
// the workload is that makes it.
//
// It reads what was written and the configuration, and makes no objects.
package pods
