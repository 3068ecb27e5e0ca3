package main

import (
	"github.com/spf13/cobra"

	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/report"
)

func newConvert(s streams) *cobra.Command {
	var p project
	var output string
	cmd := &cobra.Command{
		Use:   "convert [-f FILE]...",
		Short: "Convert a Compose file, without any kustomization",
		Long: `Convert Compose files to Kubernetes objects on stdout. The directory of the first
file is the root of the project: nothing outside of it is read. Without -f the
names are those that docker compose looks for.

Pods carry a checksum of their ConfigMaps instead of hashed names, so that a
change of a value still rolls them; after one of a Secret, run kubectl rollout
restart.`,
		Example: `  composesource convert | kubectl apply --server-side -f -
  composesource convert -f compose.yaml -f compose.prod.yaml -o manifests
  composesource convert -c composesource.yaml --level info`,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error {
			r := report.New(report.Options{})
			if p.format != "json" {
				r.Count()
			}
			result, err := p.run(s, r)
			if err == nil {
				err = p.report(s, r, result)
			}
			if err != nil {
				return err
			}
			return writeConverted(s, output, result.Objects)
		},
	}
	p.fileFlags(cmd)
	p.reportFlags(cmd)
	cmd.Flags().StringVarP(&output, "output", "o", "", "write one file an object into this directory")
	return cmd
}

func writeConverted(s streams, output string, objects []emit.Object) error {
	if output == "" {
		return emit.Write(s.out, objects)
	}
	files, err := emit.Files(objects)
	if err != nil {
		return err
	}
	return writeFiles(s.err, output, files)
}
