package main

import (
	"io/fs"
	"os"

	"github.com/mattn/go-isatty"
	"github.com/spf13/cobra"

	"github.com/composesource/composesource/pkg/bridge"
	"github.com/composesource/composesource/pkg/generate"
	"github.com/composesource/composesource/pkg/krm"
)

const rootHelp = `composesource makes a Kustomize (or kpt) base out of a Compose file at build time.

Without arguments and with a ResourceList on stdin it is a KRM function:
Kustomize and kpt run it that way. Its configuration is a ComposeSource
(composesource.dev/v1alpha1; see ` + "`composesource schema`" + `), or a ConfigMap whose
data is the project's files and whose key composesource.yaml holds the spec.
As a container without arguments, with nothing on stdin and a resolved model in
/in/compose.yaml, it is a transformation of Compose Bridge and writes into /out.

It reads no file outside the directory of the kustomization, no environment
variable, no network and no clock: the same files give the same bytes. (On a
terminal stderr has colours, unless NO_COLOR is set.) Of the commands, composesource
lock alone asks engines and registries.

Exit codes: 0 done (warnings on stderr), 1 bad input, 2 wrong usage. Nothing is
written to stdout unless everything succeeded.`

const rootExample = `  # A generator in a Kustomize base:
  #   apiVersion: composesource.dev/v1alpha1
  #   kind: ComposeSource
  #   metadata:
  #     name: coco
  #     annotations:
  #       config.kubernetes.io/function: |
  #         container:
  #           image: ghcr.io/composesource/composesource:v0.1.0
  #           mounts: [{type: bind, src: ., dst: /work}]
  #   spec:
  #     files: [docker-compose.yml]

  # Build an overlay of that base, with neither kustomize nor docker installed
  composesource build overlays/prod

  # Convert a Compose file without any kustomization
  composesource convert -f docker-compose.yml`

// newRoot returns the command tree.
func newRoot(s streams) *cobra.Command {
	asked := false
	root := &cobra.Command{
		Use:           "composesource",
		Short:         "Make a Kustomize base out of a Compose file at build time",
		Long:          rootHelp,
		Example:       rootExample,
		Args:          plugin,
		SilenceErrors: true,
		PersistentPreRun: func(cmd *cobra.Command, _ []string) {
			if on := screenBehind(s.err); on != nil && cmd.HasParent() {
				on.begin(cmd.CommandPath())
			}
		},
		SilenceUsage: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case asked:
				return printVersion(s.out)
			case len(args) == 1:
				return krm.Plugin{Config: args[0], Out: s.out, Err: s.err, Generate: generate.Run}.Run()
			case !nothingPiped(s.in): // a function, wherever it runs
			case bridge.Handed(bridgeIn) && !atTerminal(s.in):
				return bridge.Transformation{In: bridgeIn, Out: bridgeOut, Templates: bridgeTemplates, Said: s.out, Log: s.err}.Run()
			default:
				return cmd.Help()
			}
			return krm.Function{In: s.in, Out: s.out, Err: s.err, Generate: generate.Run}.Run()
		},
	}
	// The flag that Cobra has for it prints by a template, which keeps every method of
	// the program in the binary.
	root.Flags().BoolVarP(&asked, "version", "v", false, "version for composesource")
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.AddCommand(newBuild(s), newCheck(s), newConvert(s), newDiff(s), newExplain(s), newInit(s), newLock(s), newEmbed(s), newGraph(s), newData(s), newImages(s), newSchema(s), newInstall(s), newVersion(s))
	complete(root)
	root.InitDefaultHelpCmd()
	if help, _, err := root.Find([]string{"help"}); err == nil {
		help.Args = topics
	}
	return root
}

// The directories of a transformation of Compose Bridge, which runs the image as it
// is. It sets nothing that would tell it from others, so it is told by what it
// does: no arguments, the null device on stdin, and a model in /in. Kustomize and
// kpt pipe a ResourceList in, and people have a terminal there.
const (
	bridgeIn        = "/in"
	bridgeOut       = "/out"
	bridgeTemplates = "/templates"
)

// atTerminal reports whether a person may be typing.
func atTerminal(in any) bool {
	f, ok := in.(*os.File)
	return ok && (isatty.IsTerminal(f.Fd()) || isatty.IsCygwinTerminal(f.Fd()))
}

// nothingPiped reports whether stdin is a device: a terminal, or the null device.
func nothingPiped(in any) bool {
	f, ok := in.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&fs.ModeCharDevice != 0
}
