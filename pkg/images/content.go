package images

import (
	"slices"

	"github.com/composesource/composesource/pkg/facts"
)

// Holds returns what an image holds at a path. An image that holds something has a
// shell and cp as well.
func Holds(image, target string) facts.Content {
	r, name, tag := find(image)
	switch {
	case r.images == nil:
		return facts.Anything
	case name == "wordpress" && isOneOf(tag, "cli"), !slices.Contains(r.brings, target):
		return facts.Nothing
	}
	return facts.Something
}

// ServesFiles reports whether an image is a server that shows to browsers what lies
// in a directory.
func ServesFiles(image string) bool {
	name, _ := split(image)
	return slices.Contains([]string{"nginx", "nginxinc/nginx-unprivileged", "httpd", "caddy"}, name)
}

// isOneOf reports whether a tag names a variant of an image, with or without a version.
func isOneOf(tag, variant string) bool {
	return tag == variant || len(tag) > len(variant) && tag[:len(variant)+1] == variant+"-"
}
