// Package drafts is what becomes of units one by one: the container of each, as far as
// rules have written it, and what it asks of its pod and of its workload.
//
// A draft reads plans, which never change, and is written by the rules, each of which
// writes what its attribute is about. Drafts are put together when all rules are done.
package drafts
