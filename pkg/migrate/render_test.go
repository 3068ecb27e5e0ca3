package migrate

import (
	"io"
	"os/exec"
	"strings"
	"testing"
)

// Whatever a name holds, it is one word to the shell.
func TestQuote(t *testing.T) {
	for _, s := range []string{"plain", "a b", "it's", `$(touch x)`, "`x`", `"`, `\`, "a\nb", "~", "*", "", "-n", "ü", "a;b", "#a"} {
		out, err := exec.Command("sh", "-c", "printf '%s|' "+quote(s)).Output()
		if err != nil || string(out) != s+"|" {
			t.Errorf("%q is %q to the shell, %v", s, out, err)
		}
	}
}

// A comment ends at its line, and so must what is said in it.
func TestNote(t *testing.T) {
	for _, s := range []string{"a\nrm -rf x", "a\r\nb", "\x1b[2J", "a\u2028b", "\u202eb"} {
		if got := note(s); strings.ContainsAny(got, "\n\r\x1b\u2028\u202e") {
			t.Errorf("%q became %q", s, got)
		}
	}
}

func TestPlace(t *testing.T) {
	for want, v := range map[string]volume{
		"shop_data":         {Box: "shop_data", Compose: "data"},
		`"$PWD"/'my files'`: {Box: "./my files"},
		`"$PWD"/../up`:      {Box: "./../up"},
		"/srv/data":         {Box: "/srv/data"},
		`"$HOME"/.config`:   {Box: "~/.config"},
	} {
		if got := v.Place(); got != want {
			t.Errorf("%q is %s, want %s", v.Box, got, want)
		}
	}
}

// Every mark of a script has a text.
func TestMarks(t *testing.T) {
	p := &dataPage{
		DataOptions: DataOptions{Compose: Compose{Project: "shop"}, Namespace: "shop", Image: "x"},
		Volumes:     []volume{{Name: "data", Box: "shop_data", Compose: "data", Claim: "data"}},
		Savers:      []database{{Service: "cache"}},
		Databases:   []database{{Service: "db", Kind: "postgres"}},
		Services:    []string{"db"},
		Stores:      []string{"db (postgres)"},
	}
	images := &Images{Project: "shop", Images: []Image{{Services: []string{"web"}}}, Commands: []Command{{".", []string{"x"}}}, page: ImageOptions{To: K3s}}
	for name, write := range map[string]func(io.Writer) error{"data": p.writeData, "dump": p.writeDump, "images": images.Write} {
		var b strings.Builder
		if err := write(&b); err != nil || !strings.HasPrefix(b.String(), "#!") || strings.Contains(b.String(), "[[") {
			t.Errorf("%s, %v:\n%s", name, err, b.String())
		}
	}
}
