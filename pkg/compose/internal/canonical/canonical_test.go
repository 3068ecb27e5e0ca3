package canonical

import (
	"reflect"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/types"
)

// What compose-go splits itself it cuts at operators of the shell without a word, in
// quadratic time.
func TestEveryCommandIsSplitHere(t *testing.T) {
	rules, found := newCanons(), 0
	var walk func(of reflect.Type, at string, above map[reflect.Type]bool)
	walk = func(of reflect.Type, at string, above map[reflect.Type]bool) {
		switch {
		case of == reflect.TypeFor[types.ShellCommand]():
			found++
			r := rules
			for part := range strings.SplitSeq(strings.TrimPrefix(at, "."), ".") {
				r = r.Field(part)
			}
			if _, ok := r.Rule(); !ok {
				t.Errorf("no rule splits %s", at)
			}
		case of.Kind() == reflect.Pointer:
			walk(of.Elem(), at, above)
		case of.Kind() == reflect.Slice || of.Kind() == reflect.Map:
			walk(of.Elem(), at+".*", above)
		case of.Kind() == reflect.Struct && !above[of]:
			above[of] = true
			for i := range of.NumField() {
				name, options, _ := strings.Cut(of.Field(i).Tag.Get("yaml"), ",")
				if options == "inline" {
					walk(of.Field(i).Type, at, above)
				} else if name != "" && name != "-" {
					walk(of.Field(i).Type, at+"."+name, above)
				}
			}
			delete(above, of)
		}
	}
	walk(reflect.TypeFor[types.Project](), "", map[reflect.Type]bool{})
	if found < 5 {
		t.Errorf("%d commands found", found)
	}
}
