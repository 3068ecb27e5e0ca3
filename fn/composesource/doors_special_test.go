//go:build unix

package main

import (
	"fmt"
	"os"
	"strconv"
	"syscall"
)

// special makes what an archive can't hold.
func (h *stranger) special(word string, args []string) error {
	path := h.path(args[0])
	switch word {
	case "link":
		return os.Symlink(args[1], path)
	case "hard":
		return os.Link(h.path(args[1]), path)
	case "fifo":
		return syscall.Mkfifo(path, 0o644)
	case "mkdir":
		return os.Mkdir(path, 0o755)
	}
	size, err := strconv.ParseInt(args[1], 10, 64)
	if err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Truncate(size); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
