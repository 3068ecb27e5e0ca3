package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"sigs.k8s.io/kustomize/api/konfig"
	"sigs.k8s.io/kustomize/api/types"

	"github.com/composesource/composesource/pkg/migrate"
)

func newImages(s streams) *cobra.Command {
	var p project
	var o migrate.ImageOptions
	var name string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "images",
		Short: "Print what builds the project's images and brings them to a cluster",
		Long: `Print which images the project builds, what Compose, the base and an overlay call
them, and the commands that build them, bring them to a registry or to the nodes of
k3s or kind, and have the overlay name them. Read them, then run them in the working
directory that they were printed in. Nothing is executed here.`,
		Example: `  composesource images -c app/composesource.yaml --overlay overlays/prod --tag 1.4.2
  composesource images -f docker-compose.yml --repository registry.example.com/coco --tag 1.4.2
  composesource images -c app/composesource.yaml --overlay overlays/dev --to k3s --tag dev-1`,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error {
			if err := migrate.CheckWay(o.To); err != nil {
				return usageError{err}
			}
			result, compose, err := p.inDocker(s, name)
			if err != nil {
				return err
			}
			o.Compose = compose
			if o.Kustomization, err = kustomization(o.Overlay); err != nil {
				return err
			}
			all, err := migrate.NewImages(result, o)
			if err != nil {
				return err
			}
			if !asJSON {
				return all.Write(s.out)
			}
			return json.NewEncoder(s.out).Encode(all)
		},
	}
	p.fileFlags(cmd)
	f := cmd.Flags()
	f.StringVar(&o.Overlay, "overlay", ".", "the directory of the overlay that names the images")
	f.StringVar(&o.Repository, "repository", "", "where the images go, such as registry.example.com/coco")
	f.StringVar(&o.Tag, "tag", "", "of the images")
	f.StringVar(&o.To, "to", migrate.Registry, "how they reach the nodes: "+strings.Join(migrate.Ways(), ", "))
	f.StringVar(&o.Cluster, "cluster", "", "the name of the kind cluster")
	f.StringVarP(&name, "project-name", "p", "", "what docker compose calls the project, where that is another name")
	f.BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// kustomization reads that of a directory; nil when it has none.
func kustomization(dir string) (*types.Kustomization, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the overlay: %w", err)
	}
	defer root.Close()
	for _, name := range konfig.RecognizedKustomizationFileNames() {
		data, err := root.ReadFile(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		var k types.Kustomization
		if err := k.Unmarshal(data); err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Join(dir, name), err)
		}
		return &k, nil
	}
	return nil, nil
}
