package migrate

import (
	"embed"
	"io"
	"strings"
	"text/template"
	"unicode"
)

//go:embed templates
var templates embed.FS

// render writes a script. Whatever a script says of the project goes through one
// of the functions: words are quoted for the shell, comments stay on their line.
// The delimiters leave bash and the templates of kubectl alone.
func render(w io.Writer, name string, page any) error {
	t, err := template.New(name+".tmpl").Delims("[[", "]]").Option("missingkey=error").Funcs(template.FuncMap{
		"sh": quote, "words": words, "note": note,
		"list": func(items []string) string { return note(strings.Join(items, ", ")) },
	}).ParseFS(templates, "templates/*.tmpl")
	if err != nil {
		return err
	}
	var b strings.Builder
	if err := t.Execute(&b, page); err != nil {
		return err
	}
	_, err = io.WriteString(w, b.String())
	return err
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
