package report

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/composesource/composesource/pkg/show"
)

// Code is the stable, kebab-case name of a kind of finding.
type Code string

// Row is everything that is known of a code.
type Row struct {
	Code     Code
	Severity Severity
	Word     Word   // what it makes of the setting it is raised on
	Message  string // fmt format over the finding's arguments
	Hint     string // fmt format over the same arguments; may be empty
	Page     string // a paragraph for `explain CODE`: why, and what to do
}

// Rows returns every code there is, concern by concern.
func Rows() []Row {
	var rows []Row
	for _, concern := range [][]Row{
		configCodes, lockCodes, loadCodes, accountCodes, nameCodes, networkCodes, processCodes,
		isolationCodes, securityCodes, environmentCodes, storageCodes, workloadCodes, jobCodes, hookCodes,
		deployCodes, labelCodes, routeCodes, orderCodes, healthCodes, resourceCodes, runCodes, embedCodes, checkCodes,
	} {
		rows = append(rows, concern...)
	}
	return rows
}

// verb is an argument in a message or hint.
var verb = regexp.MustCompile(`%\[\d\][a-z]`)

// Template returns a message or hint without its arguments, for pages that speak
// of a code in general: they are ellipses.
func Template(format string) string {
	return strings.ReplaceAll(verb.ReplaceAllString(format, "..."), "%%", "%")
}

// text fills a row's message or hint. Formats address arguments by index
// (%[1]s), so that a format may leave out what its counterpart uses. What comes
// out is one line, but for an argument that is a show.Block.
func text(format string, args []any) string {
	if !strings.Contains(format, "%") {
		return format
	}
	shown := make([]any, len(args))
	for i, a := range args {
		shown[i] = show.Argument{Value: a}
	}
	return fmt.Sprintf(format, shown...)
}
