package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
)

func newInstall(s streams) *cobra.Command {
	return &cobra.Command{
		Use:   "install DIR",
		Short: "Copy this binary into a directory, for init containers of Argo CD",
		Long: `Copy this binary into DIR as composesource. The image has no shell, so an init
container uses this to put the binary where a plugin sidecar or a repo-server
finds it.`,
		Example: "  composesource install /custom-tools",
		Args:    usage(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			target := filepath.Join(args[0], "composesource")
			if err := install(target); err != nil {
				return err
			}
			_, err := fmt.Fprintln(s.err, "composesource: installed", target)
			return err
		},
	}
}

// install copies the running binary. The copy appears under its name only when
// it is whole.
func install(target string) (err error) {
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("finding this binary: %w", err)
	}
	source, err := os.Open(self)
	if err != nil {
		return err
	}
	defer source.Close()
	temporary, err := os.CreateTemp(filepath.Dir(target), ".composesource-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(temporary.Name()) // best effort: the error that is returned says more
		}
	}()
	if _, err := io.Copy(temporary, source); err != nil {
		temporary.Close()
		return err
	}
	if err := temporary.Chmod(0o755); err != nil {
		temporary.Close()
		return err
	}
	if err := temporary.Close(); err != nil {
		return err
	}
	return os.Rename(temporary.Name(), target)
}
