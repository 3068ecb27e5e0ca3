// Package report holds what the user is told: findings with a place, a stable
// code, a sentence and a remedy, and the account of every setting that the
// user wrote with the word it ended in.
//
// The text of every finding stands in this package's code tables, so that the
// code, the documentation and the tests read the same row. The package does not
// decide anything about Compose or Kubernetes, and it never prints by itself.
package report
