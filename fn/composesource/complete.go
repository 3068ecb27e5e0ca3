package main

import (
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/composesource/composesource/pkg/graph"
	"github.com/composesource/composesource/pkg/migrate"
	"github.com/composesource/composesource/pkg/report"
	"github.com/composesource/composesource/pkg/scaffold"
)

// completer tells the shell what a flag or an argument may be.
type completer = cobra.CompletionFunc

// complete teaches the shell the values of flags, by their names or that of the command
// before, and arguments. The shell asks the program itself; see `composesource completion --help`.
func complete(root *cobra.Command) {
	values := map[string]completer{
		"report":   oneOf("text", "json"),
		"level":    oneOf("error", "warning", "info"),
		"format":   oneOf(graph.Formats()...),
		"routes":   oneOf("ingress", "httproute", "none"),
		"to":       oneOf(migrate.Ways()...),
		"with":     severalOf(scaffold.ExtrasWords()...),
		"code":     codeLevels,
		"file":     files,
		"config":   files,
		"overlay":  directories,
		"overlays": directories,
		"from":     directories,
		"root":     directories,

		"lock from": cobra.FixedCompletions([]string{"registry", "engine", "oci:"}, cobra.ShellCompDirectiveDefault),
	}
	arguments := map[string]completer{
		"build": directories, "diff": directories, "init": directories, "install": directories, "lock": directories,
		"check": files, "embed": files, "explain": codes, "data": stores,
	}
	for _, cmd := range root.Commands() {
		cmd.ValidArgsFunction = arguments[cmd.Name()]
		if cmd.ValidArgsFunction == nil {
			cmd.ValidArgsFunction = cobra.NoFileCompletions
		}
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			value := values[cmd.Name()+" "+f.Name]
			if value == nil {
				value = values[f.Name]
			}
			if value != nil {
				_ = cmd.RegisterFlagCompletionFunc(f.Name, value) // fails for a flag that is not there
			}
		})
	}
}

func oneOf(words ...string) completer {
	return cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)
}

// severalOf completes the last word of a list with commas, of those not in it.
func severalOf(words ...string) completer {
	return func(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
		head := begun[:strings.LastIndexByte(begun, ',')+1]
		var rest []string
		for _, word := range words {
			if !slices.Contains(strings.Split(head, ","), word) {
				rest = append(rest, head+word)
			}
		}
		return rest, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
}

func files(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"yaml", "yml"}, cobra.ShellCompDirectiveFilterFileExt
}

func directories(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveFilterDirs
}

// codes are those of findings, with what they say.
func codes(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var all []string
	for _, row := range report.Rows() {
		all = append(all, cobra.CompletionWithDesc(string(row.Code), row.Template(row.Message, strings.ToUpper)))
	}
	return all, cobra.ShellCompDirectiveNoFileComp
}

// codeLevels are codes, and behind a = what becomes of one.
func codeLevels(cmd *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
	if code, _, ok := strings.Cut(begun, "="); ok {
		return []string{code + "=ignore", code + "=info", code + "=warning", code + "=error"}, cobra.ShellCompDirectiveNoFileComp
	}
	all, directive := codes(cmd, nil, begun)
	for i, line := range all {
		code, what, _ := strings.Cut(line, "\t")
		all[i] = cobra.CompletionWithDesc(code+"=", what)
	}
	return all, directive | cobra.ShellCompDirectiveNoSpace
}

// stores are the volumes and directories of the project that the flags so far name:
// what `data` copies.
func stores(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	var p project
	p.files, _ = cmd.Flags().GetStringArray("file") // the command has both flags
	p.config, _ = cmd.Flags().GetString("config")
	result, err := p.run(streams{out: io.Discard, err: io.Discard}, report.New(report.Options{}))
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var all []string
	for _, c := range result.Claims {
		name := c.Volume
		if c.Bind != "" {
			name = "./" + c.Bind
		}
		if name != "" && !slices.Contains(args, name) {
			all = append(all, cobra.CompletionWithDesc(name, "claim "+c.Name))
		}
	}
	return all, cobra.ShellCompDirectiveNoFileComp
}
