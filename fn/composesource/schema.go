package main

import (
	"github.com/spf13/cobra"

	"github.com/composesource/composesource/pkg/api"
)

func newSchema(s streams) *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of ComposeSource",
		Long: `Print the JSON Schema of ComposeSource, with a description and an example for each
field, so that editors complete and check a configuration.`,
		Example: `  composesource schema > composesource.schema.json
  # then, as the first line of the configuration:
  # yaml-language-server: $schema=composesource.schema.json`,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error {
			_, err := s.out.Write(api.Schema())
			return err
		},
	}
}
