package docs

import (
	"fmt"
	"strings"

	"github.com/composesource/composesource/pkg/limit"
)

// Limits returns the page with all bounds on what is read.
func Limits() string {
	var b strings.Builder
	b.WriteString(`# Limits

<!-- Generated from the rows in pkg/limit. Do not edit. -->

Every input is bounded, so that a broken or hostile file can't stop a build or exhaust a machine: within these bounds a
build takes about a second at most. A project that reaches one is refused with ` + "`limit-exceeded`" + ` and the place, or
with the finding of what it is about. All are at least ten times what the largest known projects need.

| at most | | counted for |
|--:|---|---|
`)
	for _, row := range limit.Rows() {
		fmt.Fprintf(&b, "| %s | %s | %s |\n", number(row.Max), row.What, row.Of)
	}
	return b.String()
}

// number writes a number as people read it: whole mebibytes and kibibytes, or
// with commas.
func number(n int) string {
	switch {
	case n >= 1<<20 && n%(1<<20) == 0:
		return fmt.Sprintf("%d Mi", n>>20)
	case n >= 1<<10 && n%(1<<10) == 0:
		return fmt.Sprintf("%d Ki", n>>10)
	case n >= 1000:
		return fmt.Sprintf("%s,%03d", number(n/1000), n%1000)
	}
	return fmt.Sprint(n)
}
