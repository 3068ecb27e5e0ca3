package docs

import (
	"fmt"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/report"
)

// Findings returns the page with a paragraph for every code, by name.
func Findings() string {
	rows := report.Rows()
	slices.SortFunc(rows, func(a, b report.Row) int { return strings.Compare(string(a.Code), string(b.Code)) })
	var b strings.Builder
	b.WriteString(`# Findings

<!-- Generated from the code tables in pkg/report. Do not edit. -->

Everything that the function says has one of these codes. ` + "`spec.report.codes`" + ` silences a code (` + "`ignore`" + `) or
raises it; errors can't be lowered. ` + "`composesource explain CODE`" + ` prints the same text.

`)
	for _, row := range rows {
		fmt.Fprintf(&b, "## %s\n\n*%s, %s:* %s\n\n%s\n\n", row.Code, row.Severity, row.Word, named(row, row.Message), row.Page)
		if len(row.Choices) > 0 {
			b.WriteString("Hint, one of these:\n\n")
			for _, s := range row.Choices {
				fmt.Fprintf(&b, "- %s\n", s.Template(italic))
			}
			b.WriteString("\n")
		}
		if row.Advises() {
			fmt.Fprintf(&b, "Hint: %s\n\n", strings.ReplaceAll(named(row, row.Hint), "\n", "\n  "))
		}
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

// named returns a text with the names of its arguments, which are another text in each
// finding. Of two that follow each other the second begins with a space or is empty.
func named(row report.Row, text string) string {
	text = strings.ReplaceAll(text, "}{", "} {")
	return row.Template(text, italic)
}

func italic(name string) string { return "*" + name + "*" }
