// Package engine collects what the user is told: findings with a place, a stable code, a
// sentence and a remedy, and the account of every setting that the user wrote with the
// word it ended in.
//
// What can be said is a book of rows, which whoever makes a report brings. The engine
// knows no code by itself, and it never prints by itself.
package engine
