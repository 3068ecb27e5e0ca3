package main

import (
	"cmp"
	"strings"

	"github.com/spf13/cobra"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/lock"
)

func newSchema(s streams) *cobra.Command {
	schemas := map[string]func() []byte{api.Kind: api.Schema, lock.Kind: lock.Schema}
	return &cobra.Command{
		Use:   "schema [KIND]",
		Short: "Print the JSON Schema of ComposeSource",
		Long: `Print the JSON Schema of ComposeSource, or that of the lock file (ImageLock), with a
description and an example for each field, so that editors complete and check a
configuration.`,
		Example: `  composesource schema > composesource.schema.json
  # then, as the first line of the configuration:
  # yaml-language-server: $schema=composesource.schema.json`,
		ValidArgs: []string{api.Kind, lock.Kind},
		Args:      usage(cobra.MatchAll(cobra.MaximumNArgs(1), cobra.OnlyValidArgs)),
		RunE: func(_ *cobra.Command, args []string) error {
			_, err := s.out.Write(schemas[cmp.Or(strings.Join(args, ""), api.Kind)]())
			return err
		},
	}
}
