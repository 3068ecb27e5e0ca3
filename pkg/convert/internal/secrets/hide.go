package secrets

import (
	"strings"

	"github.com/composesource/composesource/pkg/naming"
)

const redacted = "[redacted]"

// expose learns a value of which findings may speak, and that holds a secret.
func (k *Known) expose(text string) {
	for _, form := range []string{text, naming.Object(text), naming.Slug(text)} {
		if form != "" && !isSwitch(form) {
			k.exposed[form] = true
		}
	}
}

// Hide takes secrets out of a text for people. It is the last defence: none is
// supposed to be there. What is too short to be looked for everywhere is taken out
// where it stands for itself, if the project says it in an attribute of which
// findings speak.
func (k *Known) Hide(text string) string {
	var b strings.Builder
	done := 0
	for _, m := range k.set.Find(text) {
		b.WriteString(text[done:m.Start] + redacted)
		done = m.End
	}
	text = b.String() + text[done:]
	b.Reset()
	done = 0
	for _, m := range k.shown.Find(text) {
		if isWordAt(text, m.Start, m.End) {
			b.WriteString(text[done:m.Start] + redacted)
			done = m.End
		}
	}
	return b.String() + text[done:]
}
