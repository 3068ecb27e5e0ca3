package engine

import (
	"io"

	"github.com/composesource/composesource/pkg/show"
)

// document is a report in JSON, for tools.
type document struct {
	Findings []Said    `json:"findings"`
	Settings []Setting `json:"settings"`
	Objects  int       `json:"objects"`
	Services int       `json:"services"`
	Jobs     int       `json:"jobs"`
}

// WriteJSON writes the shown findings, the whole account, and the numbers of the
// summary as one JSON object.
func (r *Report) WriteJSON(w io.Writer, made Counts) error {
	return show.JSON(w, document{
		Findings: append([]Said{}, r.Shown()...),
		Settings: append([]Setting{}, r.Settings()...),
		Objects:  made.Objects, Services: made.Services, Jobs: made.Jobs,
	})
}

// MarshalText writes the word of a severity.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }
