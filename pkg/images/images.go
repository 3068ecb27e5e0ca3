package images

import "strings"

// Ports returns the ports that the documentation of a well-known image names, and
// the image's name without registry, tag and digest.
func Ports(image string) (string, []int) {
	r, name, tag := find(image)
	return name, r.portsOf(tag)
}

// Peers returns the ports on which the members of a cluster of a well-known image
// dial each other by name; nil where they need none or write it down.
func Peers(image string) []int {
	r, _, _ := find(image)
	return r.peers
}

// NamesData reports whether an image keeps its data below the name of its host, and
// doesn't find it under another.
func NamesData(image string) bool {
	name, _ := split(image)
	return name == "rabbitmq" || name == "bitnami/rabbitmq"
}

// IsStore reports whether an image is a well-known database, cache or broker: one
// that the services of a project use, and nobody from outside.
func IsStore(image string) bool {
	r, _, _ := find(image)
	return r.store
}

// StartsAsRoot reports whether the first process of a well-known image is root's,
// unless a project says otherwise: its Dockerfile has no USER. Such a process can
// write to every new volume, and what gives its data to a user of its own does so
// itself.
func StartsAsRoot(image string) bool {
	r, _, tag := find(image)
	return r.starts(tag) == root
}

// ServesAs returns the user and the group as which the server of a well-known image
// runs that starts as root: what its entrypoint, or a file of the project, gives to
// it must be that user's.
func ServesAs(image string) (user, group int64, ok bool) {
	r, _, tag := find(image)
	for _, a := range r.accountsOf(tag) {
		if a.Name == r.serves {
			return a.ID, a.Group, true
		}
	}
	return 0, 0, false
}

// WorksAs returns the account as which the children of a server run that root
// starts; empty where there is none. They have the groups of that account alone.
func WorksAs(image string) string {
	r, _, _ := find(image)
	return r.workers
}

// split cuts digest and tag off an image reference, and the registry of Docker.
func split(image string) (name, tag string) {
	name, _, _ = strings.Cut(image, "@")
	if i := strings.LastIndexByte(name, ':'); i > strings.LastIndexByte(name, '/') {
		name, tag = name[:i], name[i+1:]
	}
	return strings.TrimPrefix(strings.TrimPrefix(name, "docker.io/"), "library/"), tag
}
