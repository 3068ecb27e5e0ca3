// Package images holds what is known of well-known images by their names: the
// ports that their documentation names, and which of them are stores.
//
// It asks no registry and looks into no image. An image that somebody copied to a
// registry of their own is not well-known.
package images
