// Package lifecycle holds the rules about how a container lives: when it is healthy,
// what runs before, after and at its end, and how it is stopped.
package lifecycle
