package convert

import (
	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/report"
)

// Options are the parts of the configuration that conversion needs.
type Options struct {
	Spec api.Spec
	// Checksums puts a checksum of its ConfigMaps and Secrets on every pod
	// template, for pipelines without Kustomize's name hashes.
	Checksums bool
}

// Convert returns the objects of the project. Everything there is to say goes to
// the report; when that includes an error the objects must not be used.
func Convert(p *compose.Project, o Options, r *report.Report) []emit.Object {
	return nil
}
