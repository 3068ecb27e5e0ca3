// Package paths tells what the source of a bind mount is by the way it is written: in
// the project, outside of it, on the host, or of the machine itself; a file or a
// directory; and which key of spec.mounts speaks of it.
//
// It looks at nothing but the path.
package paths
