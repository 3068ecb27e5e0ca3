package report

import (
	"fmt"
	"strconv"

	"sigs.k8s.io/kustomize/kyaml/fn/framework"
)

// maxResults is how many findings a ResourceList carries. Its encoder needs a
// millisecond and a third of a megabyte for every ten.
const maxResults = 1000

// Results returns the shown findings as the results of a ResourceList (KRM
// Functions Specification). The message repeats the position, because kpt shows
// neither the file nor the tags.
func (r *Report) Results() framework.Results {
	var results framework.Results
	shown := r.Shown()
	for _, f := range shown[:min(len(shown), maxResults)] {
		result := &framework.Result{
			Message: f.Message, Severity: framework.Severity(f.Severity.String()),
			Tags: map[string]string{"code": string(f.Code)},
		}
		if f.Hint != "" {
			result.Message += "\nhint: " + f.Hint
		}
		if f.Field != "" {
			result.Field = &framework.Field{Path: f.Field}
		}
		if f.File != "" {
			result.Message = f.Position.String() + ": " + result.Message
			result.File = &framework.File{Path: f.File}
		}
		if f.Line > 0 {
			result.Tags["line"], result.Tags["column"] = strconv.Itoa(f.Line), strconv.Itoa(f.Column)
		}
		results = append(results, result)
	}
	if len(shown) > maxResults {
		results = append(results, &framework.Result{
			Message:  fmt.Sprintf("these are the first %d of %d findings; `composesource convert` shows all", maxResults, len(shown)),
			Severity: framework.Info,
		})
	}
	return results
}
