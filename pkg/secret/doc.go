// Package secret tells what must be kept secret: a variable, by its name or its
// value; a file, by its name and what it holds; and a password that is written out
// in a command.
//
// It judges texts only: it knows nothing of Compose, reads no files, and what a
// user includes or excludes is the caller's business. The words it looks for are
// part of the API version.
package secret
