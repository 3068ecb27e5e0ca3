package secrets

import (
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/convert/internal/words"
	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/secret"
)

// shortestKnown is the shortest value that is looked for everywhere: shorter ones
// are parts of ordinary words.
const shortestKnown = 8

// Known are the values that must stand in Secrets only. Those that are short, or
// words of the project, are known in places of passwords alone.
type Known struct {
	set    *secret.Set
	values []knownValue      // of the set, by their number
	whole  map[string]string // all values, and the variable that each is of

	exposed map[string]bool // values with a short secret in them, of which findings may speak
	shown   *secret.Set     // the same
}

// knownValue is a value, and the variable to take it from; without one it is a
// part of a value, that is looked for and can't be moved.
type knownValue struct{ text, name string }

// NewKnown returns no values.
func NewKnown() *Known { return &Known{whole: map[string]string{}, exposed: map[string]bool{}} }

// Spans returns where values stand that can be taken from a variable: those that are
// known and, in the place of a password, also those that are too short or too common
// to be looked for elsewhere.
func (k *Known) Spans(line string) []words.Span {
	var spans []words.Span
	for _, m := range k.set.Find(line) {
		value := k.values[m.Number]
		if value.name != "" && line[m.Start:m.End] == value.text {
			spans = append(spans, words.Span{Start: m.Start, End: m.End, Name: value.name})
		}
	}
	for _, found := range secret.Find(line) {
		if name := k.whole[line[found.Start:found.End]]; name != "" {
			spans = append(spans, words.Span{Start: found.Start, End: found.End, Name: name})
		}
	}
	return spans
}

// Learn adds the value of a variable, its lines, and the passwords in it.
func (k *Known) Learn(name, value string) {
	value, name = strings.TrimSpace(value), VariableName(name)
	if _, ok := k.whole[value]; ok || value == "" || isSwitch(value) {
		return
	}
	k.whole[value] = name
	part := func(text, name string) {
		if _, ok := k.whole[text]; !ok && len(text) >= shortestKnown {
			k.whole[text] = name
		}
	}
	if strings.Contains(value, "\n") {
		for line := range strings.Lines(value) {
			part(strings.TrimSpace(line), "")
		}
		return
	}
	for _, span := range secret.Find(value) {
		password := value[span.Start:span.End]
		part(password, name+"_PART")
		if plain, err := url.PathUnescape(password); err == nil {
			part(plain, "")
		}
	}
	part(naming.Slug(value), "")
}

// Index makes the set of what may be looked for everywhere.
func (k *Known) Index(words map[string]bool) {
	k.values = nil
	var texts []string
	for _, text := range slices.Sorted(maps.Keys(k.whole)) {
		if len(text) >= shortestKnown && !words[strings.ToLower(text)] {
			k.values = append(k.values, knownValue{text, k.whole[text]})
			texts = append(texts, text)
		}
	}
	k.set = secret.NewSet(texts)
	k.shown = secret.NewSet(slices.Sorted(maps.Keys(k.exposed)))
}

// In reports whether a text holds a known value.
func (k *Known) In(text string) bool { return k != nil && k.set != nil && len(k.set.Find(text)) > 0 }

// isWordAt reports whether text[start:end] is not a part of a longer word.
func isWordAt(text string, start, end int) bool {
	return (start == 0 || !isLetter(text[start-1])) && (end == len(text) || !isLetter(text[end]))
}

func isLetter(b byte) bool {
	return '0' <= b && b <= '9' || 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z'
}

func isSwitch(value string) bool { return value == "true" || value == "false" }

// VariableName makes a name that a variable and a key of a Secret can have.
func VariableName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r == '_' || r < 0x80 && isLetter(byte(r)) {
			return r
		}
		return '_'
	}, name)
	if name == "" || '0' <= name[0] && name[0] <= '9' {
		name = "_" + name
	}
	return name
}
