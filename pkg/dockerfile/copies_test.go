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
		"windows":             {"# escape=`\nFROM a\nCOPY x `\n  /x", "", "x>/x"},
		"several heredocs":    {"FROM a\nCOPY <<A <<B y /f/\nCOPY no /no\nA\nB\n", "", "y/>/f"},
		"parents":             {"FROM a\nCOPY --parents x/y /z/", "", "x/y/>"},
		"nothing":             {"", "", "?"},
	} {
		t.Run(name, func(t *testing.T) {
			image, err := Read(test.file, Options{Target: test.target, Args: map[string]string{"GIVEN": "/yes"}, At: in("Dockerfile")})
			if err != nil {
				image = &Image{Copies: []Copy{{From: "?"}}}
			}
			var got []string
			for _, c := range image.Copies {
				from := c.From
				if c.Into {
					from += "/"
				}
				got = append(got, from+">"+c.To)
			}
			if text := strings.Join(got, " "); strings.TrimSuffix(text, ">") != strings.TrimSuffix(test.want, ">") {
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
	for i := range maxStages - 1 {
		fmt.Fprintf(&stages, "FROM a AS s%d\nCOPY --from=s%d / /a\nCOPY --from=s%d / /b\n", i+1, i, i)
		values.WriteString("ENV A=$A$A\n")
	}
	values.WriteString("COPY $A /x\n")
	if _, err := Read(stages.String(), Options{At: in("Dockerfile")}); err == nil {
		t.Error("what doubles is understood")
	}
	image, err := Read(values.String(), Options{At: in("Dockerfile")})
	if err != nil || len(image.Copies) != 1 || image.Copies[0].From != "." {
		t.Errorf("a value without end: %v %v", image, err)
	}
}
