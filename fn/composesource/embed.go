package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/composesource/composesource/pkg/disk"
	"github.com/composesource/composesource/pkg/embed"
	"github.com/composesource/composesource/pkg/krm"
	"github.com/composesource/composesource/pkg/report"
	"github.com/composesource/composesource/pkg/scaffold"
	"github.com/composesource/composesource/pkg/show"
)

func newEmbed(s streams) *cobra.Command {
	var from string
	var check bool
	cmd := &cobra.Command{
		Use:   "embed [FILE]",
		Short: "Embed the project's files into a ComposeSource, or check that they are current",
		Long: `Write every file that the project reads into spec.inline of the ComposeSource in
FILE (default: composesource.yaml; a directory means the file of that name in
it). The build then reads nothing else, so the ComposeSource can stand anywhere.

The files are looked for in the directory of FILE, or in --from, which is written
down in an annotation. The rest of FILE keeps its order and comments. With --check
nothing is written: when a copy is not what is on disk, it is named and the exit
code is 1.`,
		Example: `  composesource embed k8s/base --from .
  composesource embed k8s/base --check`,
		Args: usage(cobra.MaximumNArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			file := "."
			if len(args) == 1 {
				file = args[0]
			}
			if info, err := os.Stat(file); err == nil && info.IsDir() {
				file = filepath.Join(file, "composesource.yaml")
			}
			return embedFile(s, file, from, check)
		},
	}
	cmd.Flags().StringVar(&from, "from", "", "the directory of the project")
	cmd.Flags().BoolVar(&check, "check", false, "write nothing, and fail when a copy is not current")
	return cmd
}

func embedFile(s streams, file, from string, check bool) error {
	text, err := disk.ReadProjectFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no %s; name the directory of the base: composesource embed k8s/base", file)
	}
	if err != nil {
		return err
	}
	if from != "" {
		if from, err = scaffold.Relative(filepath.Dir(file), from); err != nil {
			return err
		}
	}
	result, err := embedText(file, text, from)
	if err != nil {
		return err
	}
	if check {
		for _, change := range result.Drift {
			result.Report.Add(report.EmbedDrift, report.Position{File: file}, "spec.inline", change.File, change.What, show.ShellWord(filepath.Dir(file)))
		}
	}
	if err := result.Report.WriteText(s.err); err != nil {
		return err
	}
	switch {
	case result.Report.Failed():
		return krm.ErrRefused
	case check:
		return nil
	case bytes.Equal(text, result.Text):
		_, err = fmt.Fprintf(s.err, "composesource: %s is current\n", show.Text(file))
		return err
	}
	if err := writeFile(file, result.Text); err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.err, "composesource: embedded in %s: %s\n", show.Text(file), show.Text(strings.Join(result.Files, ", ")))
	return err
}

// embedText embeds the files of a directory that is given from that of file, or
// by the annotation that an earlier run left.
func embedText(file string, text []byte, from string) (*embed.Result, error) {
	var root *disk.Root
	defer func() {
		if root != nil {
			root.Close()
		}
	}()
	return embed.Run(embed.Input{File: file, Text: text, From: from, Open: func(written string) (fs.FS, error) {
		dir := filepath.Join(filepath.Dir(file), filepath.FromSlash(written))
		if from == "" { // the file says so, which may be anybody's
			if err := mayEmbed(filepath.Dir(file), dir); err != nil {
				return nil, err
			}
		}
		var err error
		root, err = openProject(dir)
		return root, err
	}})
}

// mayEmbed refuses a project that is not in the directory that may be read when
// the user names the one of the ComposeSource.
func mayEmbed(dir, project string) error {
	top, _, err := disk.Find(dir)
	if err != nil {
		return err
	}
	if project, err = filepath.Abs(project); err != nil {
		return err
	}
	name, err := filepath.Rel(top, project)
	if err != nil || !filepath.IsLocal(name) {
		return fmt.Errorf("the annotation composesource.dev/embedded-from leads out of %s, which is what may be read; say where the project is with --from", top)
	}
	return nil
}
