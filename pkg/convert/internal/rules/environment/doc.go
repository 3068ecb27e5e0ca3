// Package environment holds the rules about the variables of a container: which go into
// a ConfigMap, which into a Secret, and which stand in the container itself.
package environment
