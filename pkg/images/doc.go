// Package images is a table of well-known images: what their public Dockerfiles and
// their pages on the registry say, in the form of package facts, and which programs
// they bring.
//
// It asks no registry and looks into no image, so what it knows is what goes by a
// name as a rule. An image that somebody copied to a registry of their own is not
// well-known.
package images
