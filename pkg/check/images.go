package check

import (
	"strings"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/report"
)

// images looks for images whose content may be another one tomorrow, and for containers
// without one. Who says when a node may pull knows.
func (c *checker) images(o *Object) {
	if o.pod == nil {
		return
	}
	said := map[string]bool{}
	for _, container := range containers(&o.pod.Spec) {
		image := container.Image
		if image == "" && !said[image] {
			said[image] = true
			c.say(report.NoContainerImage, o, container.Name, container.Name)
		}
		local := container.ImagePullPolicy == corev1.PullNever || container.ImagePullPolicy == corev1.PullIfNotPresent
		if image == "" || said[image] || strings.Contains(image, "@") || local {
			continue
		}
		said[image] = true
		switch tag := tagOf(image); tag {
		case "":
			c.say(report.ImageUntagged, o, image, image, "no tag", image)
		case "latest":
			c.say(report.ImageUntagged, o, image, image, "the tag latest", strings.TrimSuffix(image, ":"+tag))
		}
	}
}

// tagOf returns the tag of an image: what stands behind a colon in its last part.
func tagOf(image string) string {
	_, tag, _ := strings.Cut(image[strings.LastIndexByte(image, '/')+1:], ":")
	return tag
}
