// Package lock is the lock file of images: composesource.lock.yaml beside the
// ComposeSource, which says of each image of the project what Docker takes from it. Its
// type, its schema, how it is read and written, what a project wants to know, and the
// facts that come of it.
//
// It looks at no image: what the entries say was found out by whoever wrote the file.
// An entry is decoded when somebody asks for its image, because a file may hold many
// that a project doesn't run.
package lock
