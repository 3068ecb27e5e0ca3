// Package look looks at images: at registries, at the engine of this machine, at OCI
// layouts and at what `docker save` wrote. It returns what a lock file says of them (see
// package lock), the same from every source.
//
// It is the only package that uses a network. It runs no container and writes nothing.
// What it says of an image is bound to the digest of the image's configuration, which
// names each layer by the digest of what is in it: a source that lies is found out.
// Whatever it reads may be hostile: every bound is a row in package limit.
package look
