// Package content writes the ConfigMaps and Secrets of a project, and knows what they
// hold: for a checksum where names end in no hash, and for the stanza of a
// kustomization where Secrets are only referred to.
//
// What goes into them, and under which name, is decided before.
package content
