package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/composesource/composesource/pkg/report"
)

func newExplain(s streams) *cobra.Command {
	var p project
	var list bool
	cmd := &cobra.Command{
		Use:   "explain [CODE]",
		Short: "Show what became of every setting of a Compose file, or explain a finding",
		Long: `Without CODE: a table of every setting in the Compose file and every entry of its
lists, where it stands, the word for what became of it (exact, approximate, overlay,
dropped, refused), what that is in the objects of this project, and the code of the
finding that says more; as JSON with the findings and the paths in the objects.
With CODE: what a finding means and what to do about it.`,
		Example: `  composesource explain -f docker-compose.yml
  composesource explain --report json | jq '.settings[] | select(.word == "dropped")'
  composesource explain config-unknown-field
  composesource explain --list`,
		Args: usage(cobra.MaximumNArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			switch {
			case list:
				return listCodes(s)
			case len(args) == 1:
				return explainCode(s, args[0])
			}
			return explainProject(s, &p)
		},
	}
	p.fileFlags(cmd)
	cmd.Flags().StringVar(&p.format, "report", "text", "how the account is written: text or json, which holds the findings too")
	cmd.Flags().BoolVar(&list, "list", false, "list all codes")
	return cmd
}

// explainProject prints the account.
func explainProject(s streams, p *project) error {
	if p.format == "json" {
		p.level = "info" // the account is of everything
	}
	r := report.New(report.Options{})
	result, err := p.run(s, r)
	if err != nil {
		return err
	}
	if p.format == "json" {
		return r.WriteJSON(s.out, result.Counts())
	}
	w := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "ATTRIBUTE\tWHERE\tWORD\tWHAT IT BECAME")
	for _, setting := range r.Settings() {
		became := setting.Became
		if setting.Code != "" {
			became = strings.TrimSpace(became + " [" + string(setting.Code) + "]")
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", setting.Field, setting.Position, setting.Word, became)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return explainImages(s, result)
}

func listCodes(s streams) error {
	w := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	for _, row := range report.Rows() {
		summary, _, _ := strings.Cut(row.Page, ". ")
		fmt.Fprintf(w, "%s\t%s\t%s\n", row.Code, row.Severity, strings.TrimSuffix(summary, "."))
	}
	return w.Flush()
}

// explainRow prints what pkg/docs/findings.md says about a code.
func explainRow(s streams, row report.Row) error {
	text := fmt.Sprintf("%s (%s, %s)\n\n  %s\n\n%s\n", row.Code, row.Severity, row.Word, row.Template(row.Message, strings.ToUpper), row.Page)
	for _, sentence := range row.Choices {
		text += "\nhint: " + sentence.Template(strings.ToUpper)
	}
	if len(row.Choices) > 0 {
		text += "\n"
	}
	if row.Advises() {
		text += "\nhint: " + strings.ReplaceAll(row.Template(row.Hint, strings.ToUpper), "\n", "\n      ") + "\n"
	}
	_, err := fmt.Fprint(s.out, text)
	return err
}

func explainCode(s streams, code string) error {
	var names []string
	for _, row := range report.Rows() {
		if string(row.Code) == code {
			return explainRow(s, row)
		}
		names = append(names, string(row.Code))
	}
	hint := "`composesource explain --list` shows them"
	if near := report.Nearest(code, names); near != "" {
		hint = "did you mean " + near + "?"
	}
	if isFile(code) {
		hint = "give a Compose file with --file " + code
	}
	return usageError{fmt.Errorf("there is no code %s; %s", code, hint)}
}
