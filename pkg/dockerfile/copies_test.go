package dockerfile

import (
	"fmt"
	"strings"
	"testing"
)

func TestCopies(t *testing.T) {
	for name, test := range map[string]struct{ file, target, want string }{
		"whole context":       {"FROM a\nWORKDIR /app\nCOPY . .", "", "./>/app"},
		"unknown directory":   {"FROM a\nCOPY . .", "", "./>"},
		"one directory":       {"FROM a\nCOPY conf /etc/x/conf", "", "conf>/etc/x/conf"},
		"continued":           {"FROM a\nCOPY --chown=1:1 \\\n  # a comment\n  src \\\n  /app/src", "", "src>/app/src"},
		"list of words":       {"FROM a\nADD [\"my src\", \"/app/src\"]", "", "my src>/app/src"},
		"several":             {"FROM a\nCOPY main.py lib /app/", "", "main.py/>/app lib/>/app"},
		"variables":           {"ARG ROOT=/srv\nFROM a\nARG ROOT\nENV HOME=$ROOT/home\nWORKDIR ${HOME}\nCOPY x ${DIR:-y}", "", "x>/srv/home/y"},
		"given argument":      {"FROM a\nARG GIVEN=/no\nCOPY x $GIVEN", "", "x>/yes"},
		"unknown variable":    {"FROM a\nCOPY $WHAT /app", "", ".>"},
		"below a stage":       {"FROM a AS base\nWORKDIR /app\nCOPY src src\nFROM base\nCOPY web web", "", "src>/app/src web>/app/web"},
		"out of a stage":      {"FROM a AS b\nWORKDIR /b\nCOPY . .\nFROM c\nCOPY --from=b /b/dist /www", "", "dist/>/www"},
		"out of a numbered":   {"FROM a\nCOPY src /b/src\nFROM c\nCOPY --from=0 /b /app", "", "src>/app/src"},
		"out of an image":     {"FROM a\nCOPY --from=busybox /bin /bin", "", ""},
		"target":              {"FROM a AS dev\nCOPY x /x\nFROM dev AS prod\nCOPY y /y", "DEV", "x>/x"},
		"heredoc":             {"FROM a\nRUN <<EOF\nCOPY no /no\nEOF\nCOPY <<EOF /f\nCOPY no /no\nEOF\nCOPY x /x", "", "x>/x"},
		"from another server": {"FROM a\nADD https://example.com/x /x", "", ""},
		"no such target":      {"FROM a", "gone", "?"},
		"windows":             {"# escape=`\nFROM a", "", "?"},
		"nothing":             {"", "", "?"},
	} {
		t.Run(name, func(t *testing.T) {
			copies, ok := Copies(test.file, test.target, map[string]string{"GIVEN": "/yes"})
			var got []string
			for _, c := range copies {
				from := c.From
				if c.Into {
					from += "/"
				}
				got = append(got, from+">"+c.To)
			}
			text := strings.Join(got, " ")
			if !ok {
				text = "?"
			}
			if text != test.want {
				t.Errorf("got %q, want %q", text, test.want)
			}
		})
	}
}

// What doubles with each line comes to an end.
func TestCopiesAreBounded(t *testing.T) {
	var stages, values strings.Builder
	stages.WriteString("FROM a AS s0\nCOPY . /x\n")
	values.WriteString("FROM a\nENV A=xxxxxxxx\n")
	for i := range 200 {
		fmt.Fprintf(&stages, "FROM a AS s%d\nCOPY --from=s%d / /a\nCOPY --from=s%d / /b\n", i+1, i, i)
		values.WriteString("ENV A=$A$A\n")
	}
	values.WriteString("COPY $A /x\n")
	if _, ok := Copies(stages.String(), "", nil); ok {
		t.Error("too many stages are understood")
	}
	if copies, ok := Copies(values.String(), "", nil); !ok || len(copies) != 1 || copies[0].To != "" {
		t.Errorf("a value without end: %v %v", copies, ok)
	}
}

func FuzzCopies(f *testing.F) {
	f.Add("FROM a AS b\nWORKDIR /x\nCOPY --from=b [\"y\", \"z\"]\nADD $A ${B:-c}/\n", "b")
	f.Add("COPY\nFROM\nFROM --platform=x\nENV\nARG =\nCOPY --from= a b\n<<EOF", "")
	f.Fuzz(func(t *testing.T, file, target string) {
		if copies, _ := Copies(file, target, map[string]string{"A": "b"}); len(copies) > 2*maxCopies {
			t.Errorf("%d copies", len(copies))
		}
	})
}
