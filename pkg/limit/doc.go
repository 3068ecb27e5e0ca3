// Package limit holds every bound on what is read and on what comes of it: a row
// for each with its number, which the check, the message and the page of the
// documentation share. They are at least ten times what the largest projects in
// the open need; a file that reaches one is broken or hostile.
//
// It also looks at YAML before a library does, whose costs grow with the square
// of some things and without end with others. It reports nothing by itself.
package limit
