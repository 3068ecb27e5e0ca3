// Package facts is the form of what an image says of itself: who it runs as, where
// it listens, how one knows that it is well, what lies at the places where volumes
// are mounted. Each fact knows its source, so that people can be told where it
// stands.
//
// It reads nothing. Facts come from Dockerfiles (package dockerfile), from a lock
// file, and from the table of well-known images (package images), in one form.
package facts
