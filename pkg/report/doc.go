// Package report holds everything that the program can say: a code for each kind of
// finding, with its sentence, its remedy and a paragraph. The code, the documentation
// and the tests read the same row.
//
// How findings are collected, ordered and written is package engine's, whose names stand
// here as well. Neither decides anything about Compose or Kubernetes.
package report
