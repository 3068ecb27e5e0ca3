// Package naming makes legal names for Kubernetes out of those of Compose: of
// objects, containers, volumes and ports, the keys of ConfigMaps and Secrets, and the
// images that a project builds.
//
// A name that is legal already stays as it is. Each function looks at one name;
// that no two things end in the same one is the caller's business, but for Keys.
package naming
