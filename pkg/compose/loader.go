package compose

import (
	"io/fs"

	"github.com/composesource/composesource/pkg/compose/internal/merge"
	"github.com/composesource/composesource/pkg/compose/internal/schema"
	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/report"
)

// loader is the state of one Load.
type loader struct {
	root    fs.FS
	options Options
	*schema.Sayer
	casts  *tree.Rules[cast]
	merger *merge.Merger

	given       []string          // the Compose files that make the project, from the root
	projectVars map[string]string // the variables of the project
	envCache    map[string]*envFile
	included    map[string]*tree.Node // what was included, by files, directory and variables

	fresh []tree.Node // for the next values: one allocation makes many

	bytes, files int // read so far
	merged       int // values in what documents changed so far
	marks        int // in Compose files so far
	aliases      int // expanded so far
	dollars      int // interpolated so far
	environments int // variables of services so far
	expanded     int // bytes that variables expanded to so far
	lists        int // numbered so far
}

func newLoader(root fs.FS, o Options, r *report.Report) *loader {
	l := &loader{
		root: root, options: o, Sayer: schema.New(r), given: o.Files, casts: newCasts(),
		envCache: map[string]*envFile{}, included: map[string]*tree.Node{},
	}
	l.merger = merge.New(l.Sayer)
	return l
}
