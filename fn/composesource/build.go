package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"sigs.k8s.io/kustomize/api/resmap"

	"github.com/composesource/composesource/pkg/build"
	"github.com/composesource/composesource/pkg/krm"
)

func newBuild(s streams) *cobra.Command {
	var o build.Options
	var output string
	cmd := &cobra.Command{
		Use:   "build [DIR]",
		Short: "Build a kustomization, with Kustomize in this process",
		Long: `Build the kustomization in DIR (default: the working directory) as kustomize
build does, with the ComposeSource generators run by this binary whatever their
annotation says. No flags to remember, no docker, no kustomize.

Nothing else is executed: a kustomization that lists another function or plugin
is refused unless --enable-exec or --enable-alpha-plugins is given.`,
		Example: `  composesource build overlays/prod | kubectl apply --server-side -f -
  composesource build -o manifests.yaml overlays/dev`,
		Args: usage(cobra.MaximumNArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			dir := "."
			if len(args) == 1 {
				dir = args[0]
			}
			self, err := os.Executable()
			if err != nil {
				return fmt.Errorf("finding this binary: %w", err)
			}
			o.Executable = self
			objects, err := build.Run(dir, o)
			if errors.Is(err, build.ErrFunction) {
				return krm.ErrRefused
			}
			if err != nil {
				return err
			}
			return writeBuilt(s, output, objects)
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "", "write to this file, or to one file an object in this directory")
	cmd.Flags().BoolVar(&o.EnableExec, "enable-exec", false, "also run exec functions of others; they can do whatever you can")
	cmd.Flags().BoolVar(&o.EnablePlugins, "enable-alpha-plugins", false, "also run container functions and plugins of others")
	return cmd
}

// writeBuilt writes what was built as kustomize does.
func writeBuilt(s streams, output string, objects resmap.ResMap) error {
	if info, err := os.Stat(output); output != "" && err == nil && info.IsDir() {
		files := map[string][]byte{}
		for _, o := range objects.Resources() {
			text, err := o.AsYAML()
			if err != nil {
				return err
			}
			files[fileName(o.GetNamespace(), o.GetKind(), o.GetName())] = text
		}
		return writeFiles(s.err, output, files)
	}
	text, err := objects.AsYaml()
	if err != nil {
		return err
	}
	if output != "" {
		return os.WriteFile(output, text, 0o644)
	}
	_, err = s.out.Write(text)
	return err
}
