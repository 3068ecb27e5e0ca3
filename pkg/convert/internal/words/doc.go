// Package words keeps the words of a command in pieces: what is text, and what is the
// value of a secret variable.
//
// A line of words is split once, by the expressions that were interpolated into it.
// Whoever puts something else in the place of a host does so by edits, which leave
// secrets where they are; and it is written out once, as whoever runs it reads it:
// Kubernetes, which expands $(NAME), a shell, or a program that expands nothing.
package words
