package convert

import "strings"

// IsStore reports whether an image is a well-known database, cache or broker:
// one that the services of a project use, and nobody from outside.
func IsStore(image string) bool {
	repository, _ := splitImage(image)
	name := strings.TrimPrefix(strings.TrimPrefix(repository, "docker.io/"), "library/")
	return documented(name) != nil && documentedServer(name) == nil
}
