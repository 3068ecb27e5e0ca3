package scaffold

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/show"
)

// DefaultImage is the image of the function that a base names.
const DefaultImage = "ghcr.io/composesource/composesource:v0.1.0"

// Decided tells which environments there are, and of what they are made.
func Decided(l Layout, all []Environment, unread []string) string {
	var b strings.Builder
	prod := &all[len(all)-1]
	if bases := l.Bases(all); len(bases) == 1 {
		fmt.Fprintf(&b, "one base for all overlays, %s: %s\n", show.Text(l.Base), show.Text(prod.what()))
	} else {
		for i := range all {
			e := &all[i]
			fmt.Fprintf(&b, "%s is `%s`: %s; its base is %s\n", e.Name, show.Text(e.Command()), show.Text(e.what()), show.Text(l.BaseOf(e, all)))
		}
	}
	if len(unread) > 0 {
		fmt.Fprintf(&b, "not read: %s; give --file for each file of a project to read others\n", show.Text(strings.Join(unread, ", ")))
	}
	return b.String()
}

// what lists of what an environment is made.
func (e *Environment) what() string {
	p := e.Result.Project
	text := strings.Join(p.ComposeFiles, ", ")
	if len(e.EnvFiles) > 0 {
		text += " with " + strings.Join(e.EnvFiles, ", ")
	}
	if len(p.Profiles) > 0 {
		text += ", profiles " + strings.Join(p.Profiles, ", ")
	}
	return text
}

// Lock tells how to write down what the images of the bases say.
func Lock(l Layout, bases []string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `
The Compose file doesn't say all: who the images run as, where they listen, what their
volumes need. This asks the container engine and the registries, and writes it down:
  composesource lock %s --pin
`, strings.Join(bases, " "))
	for _, base := range bases {
		if l.Copies(base) {
			fmt.Fprintf(&b, "  composesource embed %s\n", base)
		}
	}
	return b.String()
}

// Next tells what was written and what to run next.
func Next(l Layout, all []Environment, files map[string]string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "wrote %d files:\n", len(files))
	for _, name := range sorted.Keys(files) {
		fmt.Fprintf(&b, "  %s\n", show.Text(name))
	}
	dev, prod := filepath.Join(l.Overlays, "dev"), filepath.Join(l.Overlays, "prod")
	fmt.Fprintf(&b, `
next, what comes out of them:
  composesource build %s
and into a cluster:
  composesource build %s | kubectl apply --server-side -f -
Before production, go through %s: it says what to fill in.
`, dev, dev, filepath.Join(prod, "kustomization.yaml"))
	copies := slices.DeleteFunc(l.Bases(all), func(base string) bool { return !l.Copies(base) })
	if len(copies) == 0 {
		return b.String()
	}
	fmt.Fprintf(&b, `
A base reads nothing above itself. So there are copies of the project's files in
%s. Renew them after a change, and let CI find the ones that
were forgotten:
`, strings.Join(copies, ", "))
	for _, base := range copies {
		fmt.Fprintf(&b, "  composesource embed %s\n", base)
	}
	for _, base := range copies {
		fmt.Fprintf(&b, "  composesource embed %s --check\n", base)
	}
	if l.Copies(l.Base) {
		b.WriteString(`Without copies for production: move the Compose project to a directory of its own,
such as app, and run composesource init app.
`)
	}
	return b.String()
}
