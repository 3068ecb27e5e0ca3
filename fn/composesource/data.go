package main

import (
	"cmp"
	"errors"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/composesource/composesource/pkg/generate"
	"github.com/composesource/composesource/pkg/migrate"
	"github.com/composesource/composesource/pkg/report"
)

func newData(s streams) *cobra.Command {
	var p project
	var o migrate.DataOptions
	cmd := &cobra.Command{
		Use:   "data [VOLUME | ./DIRECTORY]...",
		Short: "Print the script that brings the data of volumes along, and back",
		Long: `Print a script for bash that copies the data of the project's volumes and writable
bind mounts from Docker to the claims of a namespace: with owners, modes, times and
whatever else files have, compared by a checksum before it counts. Read it, then
run it in the working directory that it was printed in. Nothing is executed here.

With --dump, databases write and read dumps instead of being copied file by file;
that is for another version or another processor architecture.`,
		Example: `  composesource data -f docker-compose.yml --namespace coco-prod > copy.sh
  composesource data -c app/composesource.yaml --namespace coco-prod mysql ./uploads
  composesource data -f docker-compose.yml --namespace coco-prod --back mysql
  composesource data -f docker-compose.yml --namespace coco-prod --dump`,
		RunE: func(_ *cobra.Command, args []string) error {
			if o.Namespace == "" {
				return usageError{errors.New("say in which namespace the claims are: --namespace coco-prod")}
			}
			o.Names = args
			result, compose, err := p.inDocker(s, o.Project)
			if err != nil {
				return err
			}
			o.Compose = compose
			return migrate.Data(s.out, result, o)
		},
	}
	p.fileFlags(cmd)
	f := cmd.Flags()
	f.StringVarP(&o.Namespace, "namespace", "n", "", "of the claims")
	f.StringVar(&o.Prefix, "name-prefix", "", "what the overlay puts before every name")
	f.StringVar(&o.Suffix, "name-suffix", "", "what the overlay puts behind every name")
	f.StringVarP(&o.Project, "project-name", "p", "", "what docker compose calls the project, where that is another name")
	f.StringVar(&o.Image, "image", "debian:13-slim", "an image with bash and GNU tar, which Docker and the cluster can pull")
	f.BoolVar(&o.Back, "back", false, "copy from the cluster to Docker")
	f.BoolVar(&o.Replace, "replace", false, "delete what the other side holds, once its copy is complete")
	f.BoolVar(&o.Dump, "dump", false, "let databases write and read dumps instead of copying their files")
	return cmd
}

// inDocker converts the project, and says how docker compose is told of it. The
// name is empty where that is the one that it has here.
func (p *project) inDocker(s streams, name string) (*generate.Result, migrate.Compose, error) {
	r := report.New(report.Options{})
	source, dir, err := p.source(r)
	if err != nil {
		return nil, migrate.Compose{}, err
	}
	if source != nil && len(source.Spec.Inline) > 0 {
		return nil, migrate.Compose{}, usageError{errors.New("the configuration holds the files itself, where docker compose can't find them; give the Compose file with --file")}
	}
	result, err := p.convert(s, r, source, generate.Options{}, dir)
	if err != nil {
		return nil, migrate.Compose{}, err
	}
	return result, migrate.Compose{
		Project: cmp.Or(name, result.Project.Name), Files: source.Spec.Files, EnvFiles: source.Spec.EnvFiles,
		Profiles: result.Project.Profiles, Dir: filepath.ToSlash(dir),
	}, nil
}
