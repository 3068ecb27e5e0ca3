package convert

import (
	"testing/fstest"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/report"
)

// planned lists services of a project called app, for rules that need no file, and
// plans their pods.
func planned(services compose.Services) *converter {
	for name, s := range services {
		s.Name = name
	}
	c := newConverter(&compose.Project{
		Project: &types.Project{Name: "app"}, Services: services, Tree: &compose.Node{Kind: compose.Mapping}, Root: fstest.MapFS{},
	}, Options{}, report.New(report.Options{Level: report.Info}))
	c.planUnits()
	c.planImages()
	c.planNames()
	c.planPods()
	return c
}
