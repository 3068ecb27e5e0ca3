// Package build runs Kustomize in this process, with the ComposeSource function
// run by this binary whatever its annotation says.
//
// Nothing else is executed. Kustomize itself would run any function or plugin
// that a kustomization names; here the lists of generators, transformers and
// validators are settled while the kustomization is read, so that no patch can
// bring another function in later.
package build
