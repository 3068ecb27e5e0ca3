// Package convert makes Kubernetes objects out of a loaded Compose project.
//
// rules.go holds one row for each attribute of Compose: what becomes of it, in
// one of five words, and who does it: a function, or a step of Convert. What
// depends on the whole project (names, kinds, who shares a pod or a volume, who
// waits for whom) is planned before the rules run. A key that the user wrote and
// no row took is reported by the package itself.
//
// A file holds one concern, and files of one chapter begin alike: account_ and
// rules_ (the table, and what settles the keys), unit_, process_, security_,
// secret_ (what is kept out of plain sight), content_ (ConfigMaps and Secrets),
// volume_ and bind_, network_ (names, and who is reached by them), service_, pod_,
// order_, workload_ and job_.
//
// It reads no files but those of the project, and writes none.
package convert
