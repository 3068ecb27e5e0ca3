// Package changes compares two builds of an overlay and says in words what applying
// the second over the first does in a cluster: what needs care first, which pods
// are replaced and why, what else is different.
//
// It compares manifests. What somebody changed in the cluster by hand, it can't know.
package changes
