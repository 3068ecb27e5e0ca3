// Package unitstest lists the units of small projects, for tests of the phases. It
// is no part of the program.
package unitstest

import (
	"testing"
	"testing/fstest"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/report"
)

// Load loads a project called app from the text of a Compose file.
func Load(t testing.TB, text string) (*compose.Project, *report.Report) {
	t.Helper()
	r := report.New(report.Options{Level: report.Info})
	p := compose.Load(fstest.MapFS{"compose.yaml": {Data: []byte(text)}}, compose.Options{DefaultName: "app"}, r)
	if p == nil || r.Broken() {
		t.Fatalf("the project is refused: %v", r.Findings())
	}
	return p, r
}

// List loads a project and lists its units.
func List(t testing.TB, text string) (*units.Set, *report.Report) {
	t.Helper()
	p, r := Load(t, text)
	return units.List(p, nil, r), r
}

// Codes returns the codes of what was said, each followed by the field it is about.
func Codes(r *report.Report) []string {
	var all []string
	for _, f := range r.Findings() {
		all = append(all, string(f.Code)+" "+f.Field)
	}
	return all
}
