package main

import (
	"fmt"
	"os"
	"strconv"

	"golang.org/x/sys/unix"
)

// isShared reports whether the process that started this one has the same null
// device open, as Python's subprocess.DEVNULL is.
func isShared(fd int) bool {
	dir := fmt.Sprintf("/proc/%d/fd", os.Getppid())
	entries, err := os.ReadDir(dir)
	if err != nil {
		return false
	}
	for _, e := range entries {
		other, err := strconv.Atoi(e.Name())
		if err != nil {
			continue
		}
		if to, err := os.Readlink(dir + "/" + e.Name()); err != nil || to != os.DevNull {
			continue
		}
		const file = 0 // KCMP_FILE
		same, _, errno := unix.Syscall6(unix.SYS_KCMP, uintptr(os.Getpid()), uintptr(os.Getppid()), file, uintptr(fd), uintptr(other), 0)
		if errno == 0 && same == 0 {
			return true
		}
	}
	return false
}
