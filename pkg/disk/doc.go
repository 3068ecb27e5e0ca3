// Package disk is the program's only way to the disk.
//
// Whoever can push to a repository chooses its files, links and names, so what
// the program reads or writes stays below a directory that the repository has no
// say in (see Find): nothing leads out of a Root or a Target, no link, no "..",
// and no link that is swapped between a look and an open, because both are an
// os.Root. FIFOs, devices and sockets are refused before they are opened, files
// have a size limit, and a file is replaced by a complete one or not at all.
package disk
