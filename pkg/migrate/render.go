package migrate

import (
	_ "embed"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// The scripts, and what is a part of some.
var (
	//go:embed scripts/data.sh
	dataScript string
	//go:embed scripts/dump.sh
	dumpScript string
	//go:embed scripts/images.sh
	imagesScript string

	//go:embed scripts/common.sh
	commonPart string
	//go:embed scripts/save.sh
	savePart string
	//go:embed scripts/scale.sh
	scalePart string
	//go:embed scripts/postgres.sh
	postgresPart string
	//go:embed scripts/mysql.sh
	mysqlPart string
	//go:embed scripts/mongo.sh
	mongoPart string
)

// marks are what stands in the place of [[name]] in a script. Whatever they say of the
// project went through quote, words, note or list: words are quoted for the shell,
// comments stay on their line.
type marks map[string]string

// render writes a script. A mark that is made of whole lines, or of none, takes the
// line feed behind it away. Marks are no templates of Go, of which a program
// keeps every method that it has, and leave bash and the templates of kubectl alone.
func render(w io.Writer, script string, all marks) error {
	var pairs []string
	for name, value := range all {
		mark := "[[" + name + "]]"
		if value == "" || strings.HasSuffix(value, "\n") {
			pairs = append(pairs, mark+"\n", value)
		}
		pairs = append(pairs, mark, value)
	}
	_, err := strings.NewReplacer(pairs...).WriteString(w, script)
	return err
}

// lines is a part of a script while it is written.
type lines struct{ strings.Builder }

// add writes lines.
func (l *lines) add(format string, args ...any) { fmt.Fprintf(l, format, args...) }

// either is one of two texts.
func either(first bool, one, other string) string {
	if first {
		return one
	}
	return other
}

// quote makes one word of the shell.
func quote(s string) string {
	plain := func(r rune) bool { return !strings.ContainsRune("./_-:=@%+,", r) && !isLetterOrDigit(r) }
	if s != "" && strings.IndexFunc(s, plain) < 0 {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

func isLetterOrDigit(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
}

// words quotes each.
func words(all []string) string {
	quoted := make([]string, len(all))
	for i, s := range all {
		quoted[i] = quote(s)
	}
	return strings.Join(quoted, " ")
}

// note keeps a text of the project in the comment that it stands in.
func note(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return '?'
	}, s)
}

// list keeps texts of the project in the comment that they stand in.
func list(all []string) string { return note(strings.Join(all, ", ")) }
