// Package process holds the rules about what runs in a container, and as whom: image,
// command, user, labels, and the variables of models.
package process
