package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/composesource/composesource/pkg/graph"
	"github.com/composesource/composesource/pkg/report"
)

func newGraph(s streams) *cobra.Command {
	var p project
	var format, output string
	cmd := &cobra.Command{
		Use:   "graph [-f FILE]...",
		Short: "Draw the services, jobs, volumes and networks of a Compose file and what they become",
		Long: `Draw the services, jobs, volumes and networks of a Compose file, what depends on
what, and the Kubernetes objects that each becomes: as Mermaid, which Git forges
show in Markdown, as DOT for Graphviz, or as SVG.`,
		Example: `  composesource graph -f docker-compose.yml
  composesource graph --format svg -o coco.svg
  composesource graph --format dot | dot -Tpdf -o coco.pdf`,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error {
			if !slices.Contains(graph.Formats(), format) {
				return usageError{fmt.Errorf("--format %s is none of %s", format, strings.Join(graph.Formats(), ", "))}
			}
			return drawProject(s, &p, format, output)
		},
	}
	p.fileFlags(cmd)
	cmd.Flags().StringVar(&format, "format", graph.Formats()[0], strings.Join(graph.Formats(), ", "))
	cmd.Flags().StringVarP(&output, "output", "o", "", "write to this file")
	return cmd
}

// drawProject draws a project that can be converted. Its warnings come with the
// conversion, not with the drawing.
func drawProject(s streams, p *project, format, output string) error {
	result, err := p.run(s, report.New(report.Options{}))
	if err != nil {
		return err
	}
	var drawing bytes.Buffer
	g := graph.New(result.Project, result.Result)
	g.Hide(result.Hide)
	if err := graph.Write(&drawing, g, format); err != nil {
		return err
	}
	if output != "" {
		return writeFile(output, drawing.Bytes())
	}
	_, err = s.out.Write(drawing.Bytes())
	return err
}
