package show

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

func TestText(t *testing.T) {
	for in, want := range map[string]string{
		"":                          "",
		"plain: text [x]":           "plain: text [x]",
		"Größe 日本語 ü̈ 🙂":            "Größe 日本語 ü̈ 🙂",
		`C:\dir`:                    `C:\dir`,
		"a\x1b[31mb":                `a\x1b[31mb`,
		"a\ab\rc\td\x00\x7f":        `a\ab\rc\td\x00\x7f`,
		"a\nx.yaml:1:1: error: b":   `a\nx.yaml:1:1: error: b`,
		"a\u0085b\u009bc":           `a\u0085b\u009bc`,
		"a\u202eb\u2066c\u200fd":    `a\u202eb\u2066c\u200fd`,
		"a\u2028b\u2029c":           `a\u2028b\u2029c`,
		"a\u200bb\ufeffc\u00add":    `a\u200bb\ufeffc\u00add`,
		"a\u3164b\u034fc\U000e0041": `a\u3164b\u034fc\U000e0041`,
		"a\xff\xc3":                 `a\xff\xc3`,
		"::error::a":                `\x3a:error::a`,
		"  ::error::a":              `  \x3a:error::a`,
		"\u3000::error::b # c":      "\u3000\\x3a:error::b # c",
		"a ::error::b":              "a ::error::b",
		"a ##vso[x]b ##[error]c":    `a #\x23vso[x]b #\x23[error]c`,
		"## title":                  "## title",
	} {
		if got := Text(in); got != want {
			t.Errorf("Text(%q) = %q, want %q", in, got, want)
		}
		if once := Text(in); Text(once) != once {
			t.Errorf("%q changes when it is shown twice", in)
		}
	}
}

func TestArgument(t *testing.T) {
	got := fmt.Sprintf("%[1]s %[1]q %[2]d %[3]s", Argument{"a\nb"}, Argument{3}, Argument{Block("c\nd\x1b")})
	if want := `a\nb "a\nb" 3 c` + "\n" + `d\x1b`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWriter(t *testing.T) {
	var b bytes.Buffer
	w := NewWriter(&b)
	for _, part := range []string{"a\x1b", "[0m\n:", ":error::b\nc\r", "d"} {
		if n, err := w.Write([]byte(part)); n != len(part) || err != nil {
			t.Fatal(n, err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if want := `a\x1b[0m` + "\n" + `\x3a:error::b` + "\n" + `c\rd`; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

func TestJSONIsReadAsItWas(t *testing.T) {
	in := map[string]string{"a": "\x1b\u202e\u2028\U000e0041\u009b ##vso[x] \n::error:: ü"}
	var b bytes.Buffer
	if err := JSON(&b, in); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "##") || lines(b.String()) != b.String() {
		t.Errorf("not safe to print: %q", b.String())
	}
	out := map[string]string{}
	if err := json.Unmarshal(b.Bytes(), &out); err != nil || out["a"] != in["a"] {
		t.Errorf("%v, read as %q", err, out["a"])
	}
}

// FuzzText looks for a text that is not one safe line.
func FuzzText(f *testing.F) {
	f.Add("a\n::error::\x1b\u202e\xff ##[x")
	f.Fuzz(func(t *testing.T, in string) {
		got := Text(in)
		if strings.ContainsAny(got, "\n\r\x1b\a\u2028") || command.MatchString(got) || strings.HasPrefix(trimmed(got), "::") {
			t.Errorf("Text(%q) = %q", in, got)
		}
		if Text(got) != got {
			t.Errorf("%q changes when it is shown twice", got)
		}
	})
}
