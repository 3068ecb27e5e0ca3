package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/composesource/composesource/pkg/disk"
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
			if err := install(args[0]); err != nil {
				return err
			}
			_, err := fmt.Fprintln(s.err, "composesource: installed", filepath.Join(args[0], "composesource"))
			return err
		},
	}
}

// install copies the running binary.
func install(dir string) error {
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("finding this binary: %w", err)
	}
	source, err := os.Open(self)
	if err != nil {
		return err
	}
	defer source.Close()
	target, err := disk.Into(dir)
	if err != nil {
		return err
	}
	defer target.Close()
	return target.Replace("composesource", source, 0o755)
}
