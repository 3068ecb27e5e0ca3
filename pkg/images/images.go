package images

import (
	"slices"
	"strings"
)

// Ports returns the ports that the documentation of a well-known image names, and
// the image's name without registry, tag and digest.
func Ports(image string) (string, []int) {
	name, tag := split(image)
	switch {
	case name == "rabbitmq" && strings.Contains(tag, "management"):
		return name, []int{5672, 15672}
	case strings.Contains(tag, "fpm") && (name == "php" || name == "wordpress" || name == "nextcloud"):
		return name, []int{9000}
	}
	if ports := portsOf(stores(), name); ports != nil {
		return name, ports
	}
	return name, portsOf(servers(), name)
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
	name, _ := split(image)
	return portsOf(stores(), name) != nil
}

// split cuts digest and tag off an image reference, and the registry of Docker.
func split(image string) (name, tag string) {
	name, _, _ = strings.Cut(image, "@")
	if i := strings.LastIndexByte(name, ':'); i > strings.LastIndexByte(name, '/') {
		name, tag = name[:i], name[i+1:]
	}
	return strings.TrimPrefix(strings.TrimPrefix(name, "docker.io/"), "library/"), tag
}

func portsOf(known []documented, name string) []int {
	for _, d := range known {
		if slices.Contains(d.images, name) {
			return d.ports
		}
	}
	return nil
}
