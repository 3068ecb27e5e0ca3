package convert

// image names the container after the service and keeps the image as written,
// so that Kustomize's images: can match it.
func image(u *unit) {
	u.container.Name = u.id
	u.container.Image = u.Image
}
