package compose

import (
	"strings"
	"testing"

	composego "github.com/compose-spec/compose-go/v2/loader"
	"github.com/compose-spec/compose-go/v2/types"
	"github.com/google/go-cmp/cmp"

	"github.com/composesource/composesource/pkg/compose/internal/tree"
)

// What is copied from compose-go, because the package that has it is slow to start, is
// the same.
func TestCastsAreThoseOfComposeGo(t *testing.T) {
	ours, theirs := newCasts(), composego.ToOptions(&types.ConfigDetails{}, nil).Interpolate.TypeCastMapping
	n := 0
	for pattern, do := range theirs {
		at := ours
		for _, part := range strings.Split(string(pattern), ".") {
			at = at.Child(part)
		}
		c, ok := at.Rule()
		if !ok {
			t.Errorf("%s has no cast", pattern)
			continue
		}
		n++
		for _, text := range []string{"1", "-1", "077", "0o77", "1.5", "true", "TRUE", "False", "x", "", " 1", "9999999999", "1e3"} {
			want, wantErr := do(text)
			got, err := c.do(text)
			if (err == nil) != (wantErr == nil) || err == nil && !cmp.Equal(got, want) {
				t.Errorf("%s: %q becomes %v (%v), want %v (%v)", pattern, text, got, err, want, wantErr)
			}
		}
	}
	if n != len(theirs) || n != count(ours) {
		t.Errorf("%d casts for %d of compose-go", count(ours), len(theirs))
	}
}

// count returns how many rules there are.
func count(r *tree.Rules[cast]) int {
	if r == nil {
		return 0
	}
	n := count(r.Any)
	if r.Set {
		n++
	}
	for _, below := range r.Fields {
		n += count(below)
	}
	return n
}

func TestNormalProjectName(t *testing.T) {
	for _, name := range []string{"", "App", "my app", "_-x", "9a", "Größe", "a.b", "---", "日本", "a_b-c", "K"} {
		if got, want := NormalProjectName(name), composego.NormalizeProjectName(name); got != want {
			t.Errorf("NormalProjectName(%q) = %q, want %q", name, got, want)
		}
	}
}
