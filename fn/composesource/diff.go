package main

import (
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"
	corev1 "k8s.io/api/core/v1"
	"sigs.k8s.io/kustomize/kyaml/yaml"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/build"
	"github.com/composesource/composesource/pkg/changes"
	"github.com/composesource/composesource/pkg/disk"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/generate"
	"github.com/composesource/composesource/pkg/report"
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
			elsewhere, err := changes.Elsewhere(before.secrets, after.secrets, after.objects)
			if err != nil {
				return err
			}
			all, err := changes.Objects(before.objects, after.objects)
			if err != nil {
				return err
			}
			return writeChanges(s.out, append(elsewhere, all...))
		},
	}
	cmd.Flags().StringVar(&from, "from", "", "the tree to compare with, from its root")
	return cmd
}

// state is what a tree comes to.
type state struct {
	objects []*yaml.RNode
	secrets changes.Keys // that the project asks for, wherever they are made
}

// buildBoth builds a directory in another tree, whose findings are not told, and in
// this one.
func (p *project) buildBoth(s streams, from, dir string) (before, after state, err error) {
	_, name, err := disk.Find(dir)
	if err != nil {
		return state{}, state{}, err
	}
	if before, err = p.stateOf(filepath.Join(from, filepath.FromSlash(name)), from, io.Discard); err != nil {
		return state{}, state{}, fmt.Errorf("building the tree of --from: %w", err)
	}
	after, err = p.stateOf(dir, "", s.err)
	return before, after, err
}

func (p *project) stateOf(dir, root string, said io.Writer) (state, error) {
	made := state{secrets: changes.Keys{}}
	generator := p.generator(&api.Report{Codes: map[string]string{}})
	built, err := build.Run(dir, build.Options{Root: root, Err: said, Generate: func(source *api.ComposeSource, o generate.Options, r *report.Report) (*generate.Result, error) {
		result, err := generator(source, o, r)
		if err == nil {
			made.note(result.Objects)
			maps.Copy(made.secrets, result.Referenced)
		}
		return result, err
	}})
	if err != nil {
		return state{}, err
	}
	made.objects = nodesOf(built)
	return made, nil
}

// note keeps the keys of Secrets, and no values.
func (m state) note(objects []emit.Object) {
	for _, o := range objects {
		if secret, ok := o.(*corev1.Secret); ok {
			keys := slices.Concat(slices.Collect(maps.Keys(secret.Data)), slices.Collect(maps.Keys(secret.StringData)))
			m.secrets[secret.Name] = slices.Concat(m.secrets[secret.Name], keys)
		}
	}
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
