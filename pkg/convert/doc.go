// Package convert makes Kubernetes objects out of a loaded Compose project.
//
// rules.go holds one row for each attribute of Compose: what becomes of it, in
// one of five words, and who does it: a function, or a step of Convert. What
// depends on the whole project (names, kinds, who shares a pod or a volume, who
// waits for whom) is planned before the rules run. A key that the user wrote and
// no row took is reported by the package itself.
//
// It reads no files but those of the project, and writes none.
package convert
