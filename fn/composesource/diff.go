package main

import (
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"
	"sigs.k8s.io/kustomize/kyaml/yaml"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/build"
	"github.com/composesource/composesource/pkg/changes"
	"github.com/composesource/composesource/pkg/disk"
	"github.com/composesource/composesource/pkg/show"
)

func newDiff(s streams) *cobra.Command {
	var p project
	var from string
	cmd := &cobra.Command{
		Use:   "diff --from TREE [DIR]",
		Short: "Say what a change of the project changes in the cluster",
		Long: `Build the kustomization in DIR (default: the working directory) here and in another
tree of the same repository, and say in words what applying the one over the other
does: what needs care first (an empty claim, a lost port, what can't change in
place), which pods are replaced and why, and what changes besides. Nothing is
printed when nothing changes. No values are shown but those of images.`,
		Example: `  git worktree add ../before main
  composesource diff --from ../before overlays/prod`,
		Args: usage(cobra.MaximumNArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			dir := "."
			if len(args) == 1 {
				dir = args[0]
			}
			if from == "" {
				return usageError{fmt.Errorf("diff needs --from, the tree to compare with: git worktree add ../before HEAD~1")}
			}
			before, after, err := p.buildBoth(s, from, dir)
			if err != nil {
				return err
			}
			all, err := changes.Objects(before, after)
			if err != nil {
				return err
			}
			return writeChanges(s.out, all)
		},
	}
	cmd.Flags().StringVar(&from, "from", "", "the tree to compare with, from its root")
	return cmd
}

// buildBoth builds a directory in another tree, whose findings are not told, and in
// this one.
func (p *project) buildBoth(s streams, from, dir string) (before, after []*yaml.RNode, err error) {
	_, name, err := disk.Find(dir)
	if err != nil {
		return nil, nil, err
	}
	said := api.Report{Codes: map[string]string{}}
	run := func(dir, root string, err io.Writer) ([]*yaml.RNode, error) {
		built, failed := build.Run(dir, build.Options{Root: root, Err: err, Generate: p.generator(&said)})
		if failed != nil {
			return nil, failed
		}
		return nodesOf(built), nil
	}
	if before, err = run(filepath.Join(from, filepath.FromSlash(name)), from, io.Discard); err != nil {
		return nil, nil, fmt.Errorf("building the tree of --from: %w", err)
	}
	after, err = run(dir, "", s.err)
	return before, after, err
}

// writeChanges writes a paragraph for each kind of change.
func writeChanges(w io.Writer, all []changes.Change) error {
	for i, c := range all {
		if i == 0 || c.Care != all[i-1].Care {
			if _, err := fmt.Fprintln(w, c.Care); err != nil {
				return err
			}
		}
		if _, err := fmt.Fprintf(w, "  %s\n", show.Text(c.Text)); err != nil {
			return err
		}
	}
	return nil
}
