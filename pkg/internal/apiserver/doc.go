// Package apiserver lets tests ask what a Kubernetes API server would say about
// manifests. The answer comes from the API server's own decoding, defaulting and
// validation, which the command in testdata/apiserver runs; see its doc comment
// for what needs a cluster and is therefore not checked.
//
// The command lives in a module of its own, so that k8s.io/kubernetes weighs on
// nobody who imports or installs this project. The first test that needs it
// builds it, which takes minutes on a machine that never did; later ones, in any
// process, find it in the user's cache directory.
//
// It is for tests only and no part of the shipped binary.
package apiserver
