// Package rootfs puts the layers of an image together as a container engine does, in
// memory: names, kinds, owners, modes and links of all files, and what the account files
// hold. Everything else of a file is skipped.
//
// It writes no file and follows no link out of the image. It reads tar streams: where
// they come from, and whether they are what somebody signed for, is the caller's
// business.
package rootfs
