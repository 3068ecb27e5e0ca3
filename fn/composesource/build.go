package main

import (
	"errors"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"sigs.k8s.io/kustomize/api/resmap"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/build"
	"github.com/composesource/composesource/pkg/check"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/generate"
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

func newBuild(s streams) *cobra.Command {
	var p project
	var output string
	o := build.Options{Err: s.err}
	cmd := &cobra.Command{
		Use:   "build [DIR]",
		Short: "Build a kustomization, with Kustomize in this process",
		Long: `Build the kustomization in DIR (default: the working directory) as kustomize
build does, with the ComposeSource generators run in this process whatever their
annotation says. No flags to remember, no docker, no kustomize.

Nothing is executed, nothing is fetched, and nothing is read outside of one
directory: --root, else the Git work tree that DIR is in, else the working
directory if DIR is below it, else DIR. Remote files and bases are refused, and so
are other functions, plugins and charts, unless --enable-exec,
--enable-alpha-plugins or --enable-helm is given.

What was built is looked at as ` + "`composesource check`" + ` does: references to objects,
ports and pods that are not there are warnings, with the line of the overlay, and so
are patches that patch nothing and embedded copies that are older than their files.
What the overlay answers is no finding of its build any more.`,
		Example: `  composesource build overlays/prod | kubectl apply --server-side -f -
  composesource build -o manifests.yaml overlays/dev`,
		Args: usage(cobra.MaximumNArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			dir := "."
			if len(args) == 1 {
				dir = args[0]
			}
			said := api.Report{}
			if err := p.overrule(&said); err != nil {
				return err
			}
			built, err := p.build(s, dir, o, &said)
			if err != nil {
				return err
			}
			return writeBuilt(s, output, built.Objects)
		},
	}
	p.reportFlags(cmd)
	cmd.Flags().StringVarP(&output, "output", "o", "", "write to this file, or to one file an object in this directory")
	cmd.Flags().StringVar(&o.Root, "root", "", "the directory that may be read")
	cmd.Flags().BoolVar(&o.EnableExec, "enable-exec", false, "also run exec functions of others; they can do whatever you can")
	cmd.Flags().BoolVar(&o.EnablePlugins, "enable-alpha-plugins", false, "also run container functions and plugins of others")
	cmd.Flags().BoolVar(&o.EnableHelm, "enable-helm", false, "also run helm, which fetches the charts that a kustomization lists")
	cmd.Flags().StringVar(&o.HelmCommand, "helm-command", "helm", "helm's name or path")
	cmd.Flags().IntVar(&o.MaxObjects, "max-objects", limit.BuildObjects.Max(), "objects and patches that a build may hold; Kustomize's time grows with their square")
	return cmd
}

// build builds a kustomization, and says what there is to say about it: of the project
// what the overlay doesn't answer, then of the objects.
func (p *project) build(s streams, dir string, o build.Options, said *api.Report) (*build.Built, error) {
	var h heard
	o.Generate, o.Say, o.Version = p.generator(said), h.listen(p), release()
	built, err := build.Run(dir, o)
	if err != nil {
		_, told := h.tell(p, s.err, unanswered)
		return nil, errors.Join(err, told)
	}
	r := report.New(generate.ReportOptions(*said))
	if err := check.Objects(nodesOf(built), placeIn(built), r); err != nil {
		return nil, err
	}
	for _, n := range built.Notes {
		r.Add(n.Code, n.At, "", n.Args...)
	}
	warned, err := h.tell(p, s.err, answers(built, r))
	if err == nil {
		err = p.say(s.err, r, report.Counts{Objects: built.Objects.Size()})
	}
	if err == nil && (r.Failed() || said.Strict && warned) {
		err = errStrict
	}
	return built, err
}

// writeBuilt writes what was built as kustomize does.
func writeBuilt(s streams, output string, objects resmap.ResMap) error {
	if info, err := os.Stat(output); output != "" && err == nil && info.IsDir() {
		files := emit.NewFileSet()
		for _, o := range objects.Resources() {
			text, err := o.AsYAML()
			if err != nil {
				return err
			}
			files.Add(text, o.GetNamespace(), strings.ToLower(o.GetKind()), o.GetName())
		}
		return writeFiles(s.err, output, files)
	}
	text, err := objects.AsYaml()
	if err != nil {
		return err
	}
	if output != "" {
		return writeFile(output, text)
	}
	_, err = s.out.Write(text)
	return err
}
