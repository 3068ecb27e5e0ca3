// Package krm speaks the protocol of KRM functions: a ResourceList on stdin, a
// ResourceList on stdout (KRM Functions Specification v1), as Kustomize and kpt
// run it, and the older exec plugin protocol of Kustomize.
//
// It decides where the project's root is and how the objects join those that
// are there already. What the objects are is up to pkg/generate.
package krm
