// Package files reads the files and directories of a project that are mounted into
// containers, each of them once, within the limits of a project.
//
// What a file becomes follows from its content and its name: the mode bits and the
// times of the machine play no part. It decides nothing about mounts.
package files
