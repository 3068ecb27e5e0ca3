package compose

import (
	"strings"
	"testing"

	"github.com/composesource/composesource/pkg/compose/internal/paths"
)

// The files of a project are named from where the ComposeSource would have to stand.
func TestAbove(t *testing.T) {
	for name, want := range map[string]string{
		"../shared.env":                 "one directory up|[DIR/compose.yaml, DIR/prod.yaml]",
		`..\win\site.conf`:              "one directory up|[DIR/compose.yaml, DIR/prod.yaml]",
		"..":                            "one directory up|[DIR/compose.yaml, DIR/prod.yaml]",
		"../../infra/proxy/../x.conf":   "2 directories up|[DIR/DIR/compose.yaml, DIR/DIR/prod.yaml]",
		"a/../../b":                     "one directory up|[DIR/compose.yaml, DIR/prod.yaml]",
		"/etc/app.env":                  "",
		"~/app.env":                     "",
		"inside/app.env":                "",
		"..conf/app.env":                "",
		`C:\app.env`:                    "",
		"https://example.com/../../app": "",
	} {
		got := paths.Above(name, []string{"compose.yaml", "prod.yaml"})
		where, files, _ := strings.Cut(want, "|")
		if (got == "") != (want == "") || !strings.Contains(got, where) || !strings.Contains(got, files) {
			t.Errorf("above(%s) = %q, want %q", name, got, want)
		}
	}
}
