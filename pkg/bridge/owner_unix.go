//go:build unix

package bridge

import (
	"os"
	"syscall"
)

// owner is to whom files are given.
type owner struct{ uid, gid int }

// ownerOf returns the owner of the first of the files that isn't root's, when this
// process is root's: Compose Bridge runs it as its caller, but who runs it by hand
// may leave that out, and docker makes a directory that is missing as root.
func ownerOf(names ...string) *owner {
	if os.Geteuid() != 0 {
		return nil
	}
	for _, name := range names {
		info, err := os.Stat(name)
		if err != nil {
			continue
		}
		if stat, ok := info.Sys().(*syscall.Stat_t); ok && stat.Uid != 0 {
			return &owner{int(stat.Uid), int(stat.Gid)}
		}
	}
	return nil
}
