// Package order decides what waits for what: which pods wait until a unit of
// another is ready, and which containers start before the others of their pod and
// keep running.
//
// What runs to its end before others is part of the plan of pods; how a wait is
// done is the business of whoever writes the pod.
package order
