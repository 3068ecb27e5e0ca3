// Package dockerfile reads out of a Dockerfile what an image holds of its build
// context, and where. It knows as much of the language as that takes, and says so
// when it can't know.
package dockerfile
