//go:build unix

package disk

import "syscall"

// dontWait opens a FIFO at once, should one have been put in the place of a file.
const dontWait = syscall.O_NONBLOCK
