package main

import (
	"cmp"
	"fmt"
	"io"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
)

func newVersion(s streams) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version, the commit and the Go release it was built with",
		Example: "  composesource version",
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return printVersion(s.out) },
	}
}

func printVersion(w io.Writer) error {
	_, err := fmt.Fprintln(w, version())
	return err
}

// release returns the version that the Go linker noted, such as v0.1.0.
func release() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	return info.Main.Version
}

// version reads what the Go linker noted in the binary. A binary that `go install`
// made of a published version knows that version, but no commit.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "composesource (unknown version)"
	}
	settings := map[string]string{}
	for _, setting := range info.Settings {
		settings[setting.Key] = setting.Value
	}
	about := []string{info.GoVersion, settings["GOOS"] + "/" + settings["GOARCH"]}
	if commit := settings["vcs.revision"]; commit != "" {
		if settings["vcs.modified"] == "true" {
			commit += " with changes"
		}
		about = append([]string{commit}, about...)
	}
	return fmt.Sprintf("composesource %s (%s)", cmp.Or(info.Main.Version, "(devel)"), strings.Join(about, ", "))
}
