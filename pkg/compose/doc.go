// Package compose loads a Compose project from a file system: it parses,
// interpolates, includes, extends and merges the files as `docker compose`
// does, keeps the place of every value, and hands the result to compose-go for
// typing.
//
// It reads nothing outside the given file system and nothing of the
// environment: the only variables are the ones in Options. It converts nothing.
package compose
