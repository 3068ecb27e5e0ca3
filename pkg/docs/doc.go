// Package docs holds the reference pages of the project, which are generated
// from the code: the mapping from its rules, the configuration and the lock file from
// their types, the findings from their table, the limits from theirs; and what
// catalogs of functions say of this one. A test fails when a page is stale;
// `go test ./pkg/docs -update` writes them anew.
//
// realapps.md is written by a run of real servers (package e2ereal) instead.
//
// It holds no prose of its own: guides are in examples.
package docs
