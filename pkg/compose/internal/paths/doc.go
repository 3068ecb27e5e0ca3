// Package paths resolves the paths that a Compose file names, and says what to do about
// one outside the root. It looks at no file.
package paths
