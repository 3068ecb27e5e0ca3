// Package shape holds no code: its test measures the packages of the program, and
// holds them to a size that one can read.
package shape
