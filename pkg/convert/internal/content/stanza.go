package content

import (
	"fmt"
	"strings"

	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/report"
	"github.com/composesource/composesource/pkg/show"
)

// ReferSecrets says which Secrets the pods refer to, when none is emitted, and returns
// their keys by their names.
func (c *Writer) ReferSecrets() map[string][]string {
	if len(c.referenced) == 0 {
		return nil
	}
	c.Report.Add(report.SecretsReferenced, report.Position{}, "spec.secrets.mode",
		len(c.referenced), show.Block(generatorStanza(c.referenced)))
	keys := map[string][]string{}
	for name, secret := range c.referenced {
		keys[name] = sorted.Keys(secret.Data)
	}
	return keys
}

// generatorStanza returns the part of a kustomization.yaml that makes the
// Secrets out of files: names and keys, never values. Variables stand in an env
// file, unless one has several lines.
func generatorStanza(secrets map[string]Object) string {
	var b strings.Builder
	b.WriteString("secretGenerator:")
	for _, name := range sorted.Keys(secrets) {
		fmt.Fprintf(&b, "\n- name: %s", name)
		var lines, files []string
		for _, key := range sorted.Keys(secrets[name].Data) {
			if secrets[name].Lines && !strings.ContainsAny(secrets[name].Data[key], "\r\n") {
				lines = append(lines, key)
			} else {
				files = append(files, key)
			}
		}
		if len(lines) > 0 {
			fmt.Fprintf(&b, "\n  envs:\n  - %s.env # %s", name, strings.Join(lines, ", "))
		}
		if len(files) > 0 {
			b.WriteString("\n  files:")
		}
		for _, key := range files {
			fmt.Fprintf(&b, "\n  - %s=%s/%s", key, name, key)
		}
	}
	return b.String()
}
