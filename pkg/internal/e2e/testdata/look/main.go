// Command look is all that an image without a shell has: it waits, or writes of the path
// that is its last argument whose it is and its mode, as stat -c '%u:%g %a' does.
package main

import (
	"fmt"
	"os"
	"syscall"
	"time"
)

func main() {
	if os.Args[1] == "sleep" {
		time.Sleep(time.Hour)
		return
	}
	var s syscall.Stat_t
	if err := syscall.Stat(os.Args[len(os.Args)-1], &s); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Printf("%d:%d %o\n", s.Uid, s.Gid, s.Mode&0o7777)
}
