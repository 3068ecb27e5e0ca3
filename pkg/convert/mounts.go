package convert

import "github.com/composesource/composesource/pkg/report"

// mountedFile is a file of the project whose content ends in a ConfigMap or a
// Secret and is mounted into a unit. References in it are rewritten in place.
type mountedFile struct {
	path    string // in the project
	target  string // in the container
	content []byte
	text    bool            // UTF-8 without control characters
	at      report.Position // of the mount that names it
}

// planMounts decides what becomes of every bind mount, config and secret, and
// reads the files behind them.
func (c *converter) planMounts() {}
