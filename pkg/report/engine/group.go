package engine

import (
	"fmt"
	"slices"
	"strings"
)

// Said is a finding as people get it: once, however often it holds.
type Said struct {
	Finding
	Also   []Place    `json:"also,omitempty"` // where it holds beside
	beside []Position // those that are not of what it lists itself
}

// Place is where a finding holds.
type Place struct {
	Position
	Field string `json:"field,omitempty"`
}

// maxListed is how many items a message lists, and how many different hints are given
// for them; maxBeside how many places are named after the first.
const maxListed, maxBeside = 10, 3

// Shown returns what is said at or above the level, in the order of its first
// places: what is listed is listed, and what reads the same is said once.
func (r *Report) Shown() []Said {
	return r.said(r.options.Level)
}

// said returns everything from a level on.
func (r *Report) said(level Severity) []Said {
	var order []int
	for i, f := range r.findings {
		if f.Severity >= level && f.Severity != Ignore {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int { return compareFindings(r.finding(i), r.finding(j)) })
	return once(r.listed(order))
}

// listed makes one finding of those that are listed. The others stay as they are.
func (r *Report) listed(order []int) []Said {
	type group struct {
		at           int // in the result
		items, hints []string
		known        map[string]bool
	}
	groups := map[string]*group{}
	var all []Said
	for _, i := range order {
		f, list := r.finding(i), r.book.Lists[r.findings[i].Code]
		if list.Item == "" {
			all = append(all, Said{Finding: f})
			continue
		}
		key := fmt.Sprint(f.Code, f.Severity, list.owner(f.Field))
		g := groups[key]
		if g == nil {
			g = &group{at: len(all), known: map[string]bool{}}
			groups[key] = g
			all = append(all, Said{Finding: f})
		} else {
			all[g.at].Also = append(all[g.at].Also, Place{f.Position, f.Field})
		}
		if item := text(list.Item, r.arguments(r.rows[f.Code]), r.redacted(r.findings[i].args)); !g.known["item "+item] {
			g.known["item "+item] = true
			g.items = append(g.items, item)
		}
		if f.Hint != "" && !g.known["hint "+f.Hint] {
			g.known["hint "+f.Hint] = true
			g.hints = append(g.hints, f.Hint)
		}
	}
	for _, g := range groups {
		if len(g.items) > 1 {
			f := &all[g.at]
			f.Message = strings.Replace(r.book.Lists[f.Code].Message, "{items}", some(g.items), 1)
			f.Hint = strings.Join(g.hints[:min(len(g.hints), maxListed)], "\n")
		}
	}
	return all
}

// owner returns the service, job or hook whose attribute a field is of.
func (l List) owner(field string) string {
	for _, attribute := range strings.Split(l.Attribute, " ") {
		if i := strings.LastIndex(field, "."+attribute); i >= 0 {
			return field[:i]
		}
	}
	return field
}

func some(items []string) string {
	if more := len(items) - maxListed; more > 1 {
		return fmt.Sprintf("%s and %d more", strings.Join(items[:maxListed], ", "), more)
	}
	return strings.Join(items, ", ")
}

// once makes one of what reads the same. An anchor or an extended service brings one
// setting to several services: that is one place.
func once(all []Said) []Said {
	first, seen := map[Finding]int{}, map[Finding]bool{}
	var kept []Said
	for _, f := range all {
		key := f.Finding
		key.Field = ""
		here := seen[key]
		seen[key] = true
		if f.Severity != Error { // each is to be mended where it stands
			key.Position = Position{}
			key.Hint = "" // differs in the name of the service: the first stands for all
		}
		i, known := first[key]
		if !known {
			first[key] = len(kept)
			kept = append(kept, f)
			continue
		}
		kept[i].Also = append(append(kept[i].Also, Place{f.Position, f.Field}), f.Also...)
		if !here {
			kept[i].beside = append(kept[i].beside, f.Position)
		}
	}
	return kept
}
