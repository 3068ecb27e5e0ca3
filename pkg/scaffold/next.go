package scaffold

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/composesource/composesource/pkg/show"
)

// DefaultImage is the image of the function that a base names.
const DefaultImage = "ghcr.io/composesource/composesource:v0.1.0"

// Next tells what was written and what to run next.
func Next(l Layout, files map[string]string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "wrote %d files:\n", len(files))
	for _, name := range sortedKeys(files) {
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
	if l.Copies() {
		fmt.Fprintf(&b, `
%s holds copies of the project's files. Renew them after a change, and
let CI find the ones that were forgotten:
  composesource embed %s
  composesource embed %s --check
Without copies: move the Compose project to a directory of its own, such as app,
and run composesource init app.
`, filepath.Join(l.Base, "composesource.yaml"), l.Base, l.Base)
	}
	return b.String()
}
