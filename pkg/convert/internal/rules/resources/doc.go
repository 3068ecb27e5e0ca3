// Package resources holds the rules about what a container may use: CPU, memory, and the
// devices that device plugins hand out.
package resources
