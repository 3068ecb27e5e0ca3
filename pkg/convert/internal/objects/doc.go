// Package objects knows which names of objects are taken, and the labels that
// objects of a project have.
package objects
