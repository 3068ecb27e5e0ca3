package paths

import (
	"fmt"
	"testing"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/report"
)

// One key decides for many mounts; the one that says most of the path wins,
// whatever the order of the keys.
func TestMountRules(t *testing.T) {
	written := map[string]api.Mount{}
	for _, key := range []string{
		"/opt", "/opt/app", "/opt/app/**", "/opt/*/cache", "/opt/app/db", "~", "~/.local/*", "../up", "./code", "./plugins/**", "**", "/mnt/*/data/**", "/",
	} {
		written[key] = api.Mount{HostPath: key}
	}
	m := NewRules(written, report.New(report.Options{}))
	for source, want := range map[string]string{
		"/opt/app/db":        "/opt/app/db ",
		"/opt/app/db/":       "/opt/app/db ",
		"/opt/app/db/wal":    "/opt/app/db wal",
		"/opt/app/files":     "/opt/app/** files",
		"/opt/app":           "/opt/app ",
		"/opt/x/cache":       "/opt/*/cache x/cache",
		"/opt/x/cache/deep":  "/opt x/cache/deep",
		"/optional":          "",
		"/":                  "/ ",
		"~/.local/share":     "~/.local/* share",
		"~/.local/share/app": "~ .local/share/app",
		"~":                  "~ ",
		"../up/a":            "../up a",
		"../upper":           "",
		"../../up/a":         "",
		"./code":             "./code ",
		"code":               "./code ",
		"./code/below":       "** code/below", // a directory of the project speaks for itself alone
		"./plugins/a/b":      "./plugins/** a/b",
		"./plugins":          "** plugins",
		"/mnt/ssd/data/pg":   "/mnt/*/data/** ssd/data/pg",
		"/mnt/ssd/data":      "",
		"/mnt/a/b/data/pg":   "",
	} {
		got := ""
		if rule, ok := m.Find(source); ok {
			got = rule.Key + " " + rule.Below
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", source, got, want)
		}
	}
}

// Each wildcard is held against every mount, so their number is bounded.
func TestTooManyWildcards(t *testing.T) {
	written := map[string]api.Mount{}
	for i := range maxPatterns + 1 {
		written[fmt.Sprintf("/srv/%d/*", i)] = api.Mount{Treatment: api.MountOmit}
	}
	r := report.New(report.Options{})
	if NewRules(written, r); !r.Broken() {
		t.Error("nothing was said")
	}
}
