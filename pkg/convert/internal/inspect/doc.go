// Package inspect finds out what the image of each unit of a project says: by the
// Dockerfile where the project builds it, else by what is known of its name.
//
// It reads files of the project and nothing else, and decides nothing: what becomes
// of a fact is the business of the phases that ask for it.
package inspect
