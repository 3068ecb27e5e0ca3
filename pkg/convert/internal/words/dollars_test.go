package words

import (
	"strings"
	"testing"
)

func TestLiteral(t *testing.T) {
	for _, text := range []string{
		"", "$", "$$", "$$$", "$HOME", "${HOME}", "$(HOME)", "$$(HOME)", "$$$(HOME)", "a$", "$(", "$()$$", "pa$$word$$$$", "a $ b", "$($(X))", "$ü$(",
	} {
		if got := expand(Literal(text)); got != text {
			t.Errorf("%q is written as %q and arrives as %q", text, Literal(text), got)
		}
	}
	if got := Literal("$HOME ${HOME} $1"); got != "$HOME ${HOME} $1" {
		t.Errorf("a dollar that means nothing to Kubernetes was changed: %q", got)
	}
}

func FuzzLiteral(f *testing.F) {
	f.Add("$$($(A)$")
	f.Fuzz(func(t *testing.T, text string) {
		if got := expand(Literal(text)); got != text {
			t.Errorf("%q is written as %q and arrives as %q", text, Literal(text), got)
		}
	})
}

// expand does what the kubelet does to a value in a container without any
// variables: third_party/forked/golang/expansion of Kubernetes, where $(NAME) of
// an unknown name stays. Here it becomes <NAME>, to show that it was expanded.
func expand(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] != '$' || i+1 == len(text) {
			b.WriteByte(text[i])
			continue
		}
		i++
		switch text[i] {
		case '$':
			b.WriteByte('$')
		case '(':
			end := strings.IndexByte(text[i:], ')')
			if end < 0 {
				b.WriteString("$(")
				continue
			}
			b.WriteString("<" + text[i+1:i+end] + ">")
			i += end
		default:
			b.WriteByte('$')
			b.WriteByte(text[i])
		}
	}
	return b.String()
}
