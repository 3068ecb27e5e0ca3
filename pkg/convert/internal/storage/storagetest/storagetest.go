// Package storagetest plans the storage of small projects, for tests of the phases. It
// is no part of the program.
package storagetest

import (
	"testing"
	"testing/fstest"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/files"
	"github.com/composesource/composesource/pkg/convert/internal/inspect"
	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/convert/internal/secrets"
	"github.com/composesource/composesource/pkg/convert/internal/storage"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/report"
)

// Planned is the storage of a project, and what it was planned from.
type Planned struct {
	storage.Sources
	Storage *storage.Plan
}

// Plan plans the storage of a project called app: of a Compose file and of the files
// beside it.
func Plan(t testing.TB, text string, beside map[string]string, spec api.Spec) Planned {
	t.Helper()
	root := fstest.MapFS{"compose.yaml": {Data: []byte(text)}}
	for name, content := range beside {
		root[name] = &fstest.MapFile{Data: []byte(content)}
	}
	r := report.New(report.Options{Level: report.Info})
	p := compose.Load(root, compose.Options{DefaultName: "app"}, r)
	if p == nil || r.Broken() {
		t.Fatalf("the project is refused: %+v\n%s", r.Findings(), text)
	}
	set, budget, known := units.List(p, nil, r), files.NewBudget(r), secrets.NewKnown()
	s := storage.Sources{
		Project: p, Spec: spec, Units: set, Pods: pods.New(set, nil, spec, r), Images: inspect.New(set, root, nil), Labels: objects.NewLabels(p.Name),
		Judge: secrets.NewJudge(spec.Secrets, func(func(compose.Variable) bool) {}), Known: known, Teller: secrets.NewTeller(r),
		Files: files.New(root, budget, known.In), Budget: budget, Report: r,
	}
	return Planned{s, storage.New(s)}
}
