package engine

import (
	"fmt"
	"io"
	"strings"
)

// WriteText writes the shown findings, one a line with its hint below:
//
//	compose.yaml:31:7: warning: what happened [code]
//	                   hint: what to do
func (r *Report) WriteText(w io.Writer) error {
	for _, f := range r.Shown() {
		at := f.Position.String() + ":"
		if _, err := fmt.Fprintf(w, "%s %s: %s%s [%s]\n", at, f.Severity, f.Message, f.more(), f.Code); err != nil {
			return err
		}
		for i, line := range strings.Split(strings.TrimRight(f.Hint, "\n"), "\n") {
			if line == "" && i == 0 {
				break
			}
			lead := "hint: "
			if i > 0 {
				lead = "      "
			}
			if _, err := fmt.Fprintf(w, "%s%s%s\n", strings.Repeat(" ", len(at)), lead, line); err != nil {
				return err
			}
		}
	}
	return nil
}

// Counts are what a run read and made.
type Counts struct {
	Objects, Services, Jobs int

	Explain string // the command that shows the account
}

// String returns 3 objects from 1 service and 1 job. Most projects have no jobs,
// and those that have nothing else have no services.
func (c Counts) String() string {
	from := plural(c.Services, "service")
	switch {
	case c.Jobs > 0 && c.Services > 0:
		from += " and " + plural(c.Jobs, "job")
	case c.Jobs > 0:
		from = plural(c.Jobs, "job")
	}
	return plural(c.Objects, "object") + " from " + from
}

// more says where a finding holds beside: all places are in JSON.
func (s Said) more() string {
	if len(s.beside) == 0 {
		return ""
	}
	var places []string
	for _, p := range s.beside[:min(len(s.beside), maxBeside)] {
		place := p.String()
		if p.File == s.File && p.Line > 0 {
			place = fmt.Sprintf("%d:%d", p.Line, p.Column)
		}
		places = append(places, place)
	}
	text := strings.Join(places, ", ")
	if more := len(s.beside) - len(places); more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return " (also at " + text + ")"
}

// Write writes the shown findings and the line that closes a run.
func (r *Report) Write(w io.Writer, made Counts) error {
	if err := r.WriteText(w); err != nil {
		return err
	}
	return r.WriteClosing(w, made)
}

// WriteClosing writes the line that closes a run: its numbers, or why it made
// nothing.
func (r *Report) WriteClosing(w io.Writer, made Counts) error {
	line := r.Summary(made)
	if r.Failed() {
		line = r.failure()
	}
	_, err := fmt.Fprintln(w, line)
	return err
}

// failure returns the line that closes a run without output, and its reason.
func (r *Report) failure() string {
	count := map[Severity]int{}
	for _, f := range r.said(Info) {
		count[f.Severity]++
	}
	if n := count[Error]; n > 0 {
		return fmt.Sprintf("composesource: nothing was generated because of %s", plural(n, "error"))
	}
	return fmt.Sprintf("composesource: nothing was generated because spec.report.strict makes %s fail", plural(count[Warning], "warning"))
}

// Summary returns the line that closes a run, without a line feed.
func (r *Report) Summary(made Counts) string {
	count, settings := map[Word]int{}, 0
	for _, v := range r.decide() {
		if v.shown {
			count[v.word]++
			settings++
		}
	}
	var words []string
	for _, w := range []struct {
		word Word
		text string
	}{{Exact, "exact"}, {Approximate, "approximate"}, {Overlay, "left to overlays"}, {Dropped, "dropped"}, {Refused, "refused"}} {
		if n := count[w.word]; n > 0 {
			words = append(words, fmt.Sprintf("%d %s", n, w.text))
		}
	}
	line := "composesource: " + made.String()
	if len(words) == 0 {
		return line
	}
	line = fmt.Sprintf("%s; %s: %s", line, plural(settings, "setting"), strings.Join(words, ", "))
	if made.Explain != "" && count[Exact] < settings {
		line += ": `" + made.Explain + "`"
	}
	return line
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
