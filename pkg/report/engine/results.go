package engine

import (
	"fmt"
	"strconv"
)

// Result is one result of a ResourceList (KRM Functions Specification v1).
type Result struct {
	Message  string            `json:"message"`
	Severity string            `json:"severity"`
	Field    *Path             `json:"field,omitempty"`
	File     *Path             `json:"file,omitempty"`
	Tags     map[string]string `json:"tags,omitempty"`
}

// Path is a file, or a field of one.
type Path struct {
	Path string `json:"path"`
}

// maxResults is how many findings a ResourceList carries. Its encoder needs a
// millisecond and a third of a megabyte for every ten.
const maxResults = 1000

// Results returns the shown findings as the results of a ResourceList (KRM
// Functions Specification). The message repeats the position, because kpt shows
// neither the file nor the tags.
func (r *Report) Results() []Result {
	var results []Result
	shown := r.Shown()
	for _, f := range shown[:min(len(shown), maxResults)] {
		result := Result{
			Message: f.Message + f.more(), Severity: f.Severity.String(),
			Tags: map[string]string{"code": string(f.Code)},
		}
		if f.Hint != "" {
			result.Message += "\nhint: " + f.Hint
		}
		if f.Field != "" {
			result.Field = &Path{Path: f.Field}
		}
		if f.File != "" {
			result.Message = f.Position.String() + ": " + result.Message
			result.File = &Path{Path: f.File}
		}
		if f.Line > 0 {
			result.Tags["line"], result.Tags["column"] = strconv.Itoa(f.Line), strconv.Itoa(f.Column)
		}
		results = append(results, result)
	}
	if len(shown) > maxResults {
		results = append(results, Result{
			Message:  fmt.Sprintf("these are the first %d of %d findings; `composesource convert` shows all", maxResults, len(shown)),
			Severity: Info.String(),
		})
	}
	return results
}
