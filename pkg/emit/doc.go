// Package emit turns typed Kubernetes objects into YAML: without status, nulls
// and empty maps, in a fixed order, with strings quoted where YAML 1.1 would
// read them as something else.
//
// It decides nothing about the content of an object.
package emit
