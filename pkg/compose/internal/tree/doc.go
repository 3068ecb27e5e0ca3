// Package tree is a Compose document: its nodes with the place where each was written,
// paths to them, and rules for places.
//
// It knows no attribute of Compose but the names of sections. Once a document is
// read, whoever changes a node makes another; only the mark that an error was raised
// about it is set in place.
package tree
