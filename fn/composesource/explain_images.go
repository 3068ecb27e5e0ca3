package main

import (
	"fmt"
	"maps"
	"slices"
	"text/tabwriter"

	"github.com/composesource/composesource/pkg/generate"
	"github.com/composesource/composesource/pkg/show"
)

// explainImages prints what the images of a project say, and where that stands.
func explainImages(s streams, result *generate.Result) error {
	w := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	told := false
	for _, name := range slices.Sorted(maps.Keys(result.Images)) {
		for _, fact := range result.Images[name].Tell() {
			if !told {
				fmt.Fprintln(w, "\nIMAGE OF\tSAYS\tWHERE")
				told = true
			}
			fmt.Fprintf(w, "%s\t%s\t%s\n", name, show.Text(result.Hide(fact.Says)), fact.Source)
		}
	}
	return w.Flush()
}
