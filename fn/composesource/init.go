package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/generate"
	"github.com/composesource/composesource/pkg/krm"
	"github.com/composesource/composesource/pkg/report"
	"github.com/composesource/composesource/pkg/scaffold"
	"github.com/composesource/composesource/pkg/show"
)

const initHelp = `Write a Kustomize base and overlays for dev and prod from the Compose file in DIR
(default: the working directory). It asks nothing and overwrites nothing, and
what it writes builds at once.

The base stands beside the Compose file and reads it at every build. The overlays
can't be below it, because Kustomize refuses a base above its overlays: they go
beside DIR, or to --overlays. Routers in labels and variables become Ingresses, or
what --routes says; programs that only work beside a Docker engine are left out. In
the working directory, where that would be above it, and where DIR is the top of a
Git repository, the base goes to k8s/base in DIR with copies, which composesource
embed renews and checks.

With --with, prod gets autoscalers (hpa) and disruption budgets (pdb) for what can
run in several pods, and resource requests (limits) where the project has none. Its
kustomization says what can't have them, and why.

With --lock it looks at the images as composesource lock does, and pins them. Without
it no engine and no network is asked.`

func newInit(s streams) *cobra.Command {
	p := project{command: "init", level: "error"} // warnings come with every build
	var o scaffold.Options
	var overlays, routes string
	var with []string
	var locks bool
	cmd := &cobra.Command{
		Use:   "init [DIR]",
		Short: "Write a base and overlays for dev and prod from a Compose file",
		Long:  initHelp,
		Example: `  composesource init app
  composesource init -f app/docker-compose.yml
  composesource init . --overlays ../deploy
  composesource init app --routes httproute
  composesource init app --with hpa,pdb,limits`,
		Args: usage(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 && len(p.files) > 0 {
				return usageError{fmt.Errorf("give DIR or --file, not both: the directory of the first file is DIR")}
			}
			kind, ok := map[string]string{"ingress": api.RoutesIngress, "httproute": api.RoutesHTTPRoute, "none": "None"}[strings.ToLower(routes)]
			if !ok {
				return usageError{fmt.Errorf("--routes %s is none of ingress, httproute, none", routes)}
			}
			var err error
			if o.Extras, err = scaffold.ParseExtras(with); err != nil {
				return usageError{err}
			}
			lock := func([]string) error { return errNotLocked }
			if locks {
				lock = func(bases []string) error { return lockBases(cmd.Context(), s, bases) }
			}
			return scaffoldProject(s, &p, args, overlays, kind, o, lock)
		},
	}
	cmd.Flags().StringArrayVarP(&p.files, "file", "f", nil, "a Compose file; several override each other in this order")
	cmd.Flags().StringVar(&overlays, "overlays", "", "the directory of the overlays, outside of DIR")
	cmd.Flags().StringVar(&routes, "routes", "ingress", "what routers become: ingress, httproute or none")
	cmd.Flags().StringSliceVar(&with, "with", nil, "what prod gets beside its decisions: hpa, pdb, limits")
	cmd.Flags().BoolVar(&locks, "lock", false, "look at the images, in the container engine and in registries, and pin them")
	cmd.Flags().StringVar(&o.Image, "image", scaffold.DefaultImage, "the image of the function")
	return cmd
}

func scaffoldProject(s streams, p *project, args []string, overlays, routes string, o scaffold.Options, lock func(bases []string) error) error {
	source, dir, err := p.source(nil)
	if err != nil {
		return err
	}
	if len(args) == 1 {
		dir = args[0]
		if err := nameAfter(dir, source); err != nil {
			return err
		}
	}
	if o.Layout, err = scaffold.Place(fromHere(dir), overlays, isTop(dir)); err != nil {
		return usageError{err}
	}
	all, unread, err := p.environments(s, source, dir, routes)
	if err != nil {
		return err
	}
	files, err := scaffold.Files(o, all)
	if err != nil {
		return err
	}
	for _, base := range o.Bases(all) {
		if o.Copies(base) {
			if err := embedInto(s, files, base, o.Root); err != nil {
				return err
			}
		}
	}
	if err := scaffold.Write(files); err != nil {
		return err
	}
	if _, err = fmt.Fprint(s.out, scaffold.Decided(o.Layout, all, unread), scaffold.Next(o.Layout, all, files)); err != nil {
		return err
	}
	bases := o.Bases(all)
	if lock(bases) != nil {
		_, err = fmt.Fprint(s.out, scaffold.Lock(o.Layout, bases))
		return err
	}
	for _, base := range slices.DeleteFunc(bases, func(base string) bool { return !o.Copies(base) }) {
		if err := embedFile(s, filepath.Join(base, "composesource.yaml"), "", false); err != nil {
			return err
		}
	}
	return nil
}

var errNotLocked = errors.New("nobody asked for it")

// lockBases looks at the images of all bases. A project can be moved without: what goes
// wrong is said.
func lockBases(ctx context.Context, s streams, bases []string) error {
	l, err := newLocker(s, &project{}, bases, lockFlags{pin: true})
	if err == nil {
		err = l.write(ctx)
	}
	if err != nil && !errors.Is(err, krm.ErrRefused) {
		fmt.Fprintf(s.err, "composesource: warning: %s\n", show.Text(err.Error()))
	}
	return err
}

// environments finds and converts what the project has for each environment, and
// says which Compose files are for none. Files that the user names are all there are.
func (p *project) environments(s streams, source *api.ComposeSource, dir, routes string) (all []scaffold.Environment, unread []string, err error) {
	convert := func(spec api.Spec) (*generate.Result, error) {
		source.Spec = spec
		return p.convert(s, report.New(report.Options{}), source, generate.Options{Kustomize: true}, dir)
	}
	spec := source.Spec
	up, err := convert(spec)
	if err != nil {
		return nil, nil, err
	}
	if len(p.files) > 0 {
		all = []scaffold.Environment{{Name: "dev", Files: source.Spec.Files}, {Name: "prod", Files: source.Spec.Files}}
	} else {
		names, err := namesIn(dir)
		if err != nil {
			return nil, nil, err
		}
		all = scaffold.Environments(names, up)
		unread = scaffold.Unread(names, all)
	}
	for i := range all {
		if err := all[i].Settle(spec, routes, convert); err != nil {
			return nil, nil, err
		}
	}
	return all, unread, nil
}

// namesIn returns the names in the directory of a project.
func namesIn(dir string) ([]string, error) {
	root, err := openProject(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	entries, err := root.ReadDir(".")
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names, err
}

// isTop reports whether a directory is the top of a Git repository: what is written
// beside it would not be in there.
func isTop(dir string) bool {
	_, err := os.Lstat(filepath.Join(dir, ".git"))
	return err == nil
}

// fromHere makes a path below the working directory relative to it.
func fromHere(dir string) string {
	here, err := os.Getwd()
	if err != nil {
		return dir
	}
	if rel, err := filepath.Rel(here, dir); filepath.IsAbs(dir) && err == nil && filepath.IsLocal(rel) {
		return rel
	}
	return dir
}

// embedInto embeds copies of the project's files, which are in root, into the
// ComposeSource of a base.
func embedInto(s streams, files map[string]string, base, root string) error {
	file := filepath.Join(base, "composesource.yaml")
	from, err := scaffold.Relative(base, root)
	if err != nil {
		return err
	}
	result, err := embedText(file, []byte(files[file]), from)
	if err != nil {
		return err
	}
	if err := result.Report.WriteText(s.err); err != nil {
		return err
	}
	if result.Report.Failed() {
		return krm.ErrRefused
	}
	files[file] = string(result.Text)
	return nil
}
