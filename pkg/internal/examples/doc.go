// Package examples holds the tests of the directory examples: that everything in
// it builds, that the API server takes it, that each overlay does what it is there
// for, and that the guide on upgrading is right.
//
// The commands in the guides are run by the tests of fn/composesource.
package examples
