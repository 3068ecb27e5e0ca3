// Package build runs Kustomize in this process, with the ComposeSource function
// in it, whatever the annotation of a ComposeSource says.
//
// Nothing is executed, nothing is fetched, and nothing is read outside of one
// directory, because there is no door: Kustomize runs with its built-in plugins
// only, so that it can load no function and no plugin; PATH is empty, so that it
// finds no git, docker or helm; the transport of HTTP refuses; and the file system
// is an os.Root (pkg/disk). That file system calls the function when a
// kustomization is read that lists a ComposeSource among its generators, and shows
// the objects in a directory that exists here only: as a Component, first in the list
// of components, which run after the generators, or as the last resources where no
// other generator runs between. So overlays, hashes and references find what a
// generator would have made.
//
// The checks of kustomizations are only there to say a refusal kindly, and with
// the place. What they miss fails at a door. Who asks for functions, plugins or
// helm with a flag opens the doors that these need, and trusts the repository;
// remote files and bases stay refused.
package build
