package secret

import (
	"strings"
	"testing"
)

// The look that saves a look at every form must not save one too many: each value
// of the tables, and each beginning of it, that a form finds is no plain name.
func TestPlainNames(t *testing.T) {
	for _, v := range append(labelled(t), table(t, heldOut)...) {
		for n := range min(len(v.value), 2*shortestForm) {
			if text := v.value[:n+1]; isPlainName(text) && len(findAny(text)) > 0 {
				t.Errorf("%q has a form and is taken for a plain name", text)
			}
		}
	}
	for text, plain := range map[string]bool{"web": true, "ClusterIP": true, "a:b@c": false, "-p x": false, "k=v": false, strings.Repeat("x", shortestForm): false} {
		if isPlainName(text) != plain {
			t.Errorf("%q plain: %v", text, !plain)
		}
	}
}
