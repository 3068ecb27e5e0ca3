// Package secrets knows what of a project is secret, and where it stands in plain
// sight: which variables are, which values must be in Secrets only, and what of them
// is in a finished object all the same.
//
// Nothing is moved here: whoever writes a value asks first.
package secrets
