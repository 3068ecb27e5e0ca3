// Package compose loads a Compose project from a file system: it parses,
// interpolates, includes, extends and merges the files as `docker compose`
// does, keeps the place of every value, and hands the result to compose-go for
// typing.
//
// The steps below internal stand in this order:
//
//	tree         a document: nodes with places, paths, rules for places
//	schema       what the Compose Specification allows, and who says what is wrong
//	merge        documents over each other
//	canonical    the long syntax
//	decode       compose-go's types
//	consistency  what is wrong with the project as a whole
//
// It reads nothing outside the given file system and nothing of the
// environment: the only variables are the ones in Options. It converts nothing.
package compose
