// Package inspect finds out what the image of each unit of a project says: by its entry
// in the lock file, else by the Dockerfile where the project builds it, else by what is
// known of its name. An entry is about the image that was built, of which a Dockerfile
// tells a part; where the two differ the entry is older, and that is said.
//
// It reads files of the project and nothing else, and decides nothing: what becomes
// of a fact is the business of the phases that ask for it.
package inspect
