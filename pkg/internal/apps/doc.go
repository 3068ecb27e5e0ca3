// Package apps builds the whole applications of testdata/apps with the real
// binary and the real Kustomize. It holds tests only.
package apps
