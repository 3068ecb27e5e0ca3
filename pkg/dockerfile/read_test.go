package dockerfile

import (
	"fmt"
	"strings"
	"testing"

	"github.com/composesource/composesource/pkg/facts"
	"github.com/composesource/composesource/pkg/report"
)

// in places lines in a file.
func in(file string) func(int) report.Position {
	return func(line int) report.Position { return report.Position{File: file, Line: line, Column: 1} }
}

// node is what is known of the image of that name.
func node(name string) *facts.Image {
	if name != "node" {
		return nil
	}
	table := facts.Source{Kind: facts.Table, Name: "nodejs/docker-node"}
	return &facts.Image{
		User:  facts.Fact[facts.User]{Source: table},
		Users: []facts.Fact[facts.Account]{{Value: facts.Account{Name: "node", ID: 1000, Group: 1000}, Source: table}},
		Ports: []facts.Fact[facts.Port]{{Value: facts.Port{Number: 1, Protocol: "tcp"}, Source: table}},
	}
}

// shown writes what there is to say of an image in a line.
func shown(i *facts.Image) string {
	var all []string
	add := func(s facts.Source, format string, values ...any) {
		if s.Known() {
			all = append(all, fmt.Sprintf(format, values...)+" ("+s.String()+")")
		}
	}
	add(i.User.Source, "user %d:%d", i.User.Value.ID, i.User.Value.Group)
	for _, p := range i.Ports {
		add(p.Source, "%d/%s", p.Value.Number, p.Value.Protocol)
	}
	for _, v := range i.Volumes {
		add(v.Source, "%s", v.Value)
	}
	h := i.Healthcheck
	add(h.Source, "%q %q %s %d", h.Value.Test, h.Value.Shell, h.Value.Interval, h.Value.Retries)
	add(i.StopSignal.Source, "%s", i.StopSignal.Value)
	add(i.WorkingDir.Source, "in %s", i.WorkingDir.Value)
	add(i.Entrypoint.Source, "runs %q", i.Entrypoint.Value)
	add(i.Command.Source, "with %q", i.Command.Value)
	return strings.Join(all, ", ")
}

func TestRead(t *testing.T) {
	for name, test := range map[string]struct{ file, target, want string }{
		"user":           {"FROM a\nUSER 1000\nUSER 1001:1002", "", "user 1001:1002 (D:3)"},
		"user by name":   {"FROM node\nUSER node", "", "user 1000:1000 (D:2), 1/tcp (what is known of nodejs/docker-node)"},
		"unknown name":   {"FROM a\nUSER app", "", "user -1:-1 (D:2)"},
		"unknown user":   {"FROM node\nUSER $WHO", "", "1/tcp (what is known of nodejs/docker-node)"},
		"nothing":        {"FROM scratch", "", "user 0:0 (D:1), in / (D:1)"},
		"ports":          {"FROM a\nARG P=80\nEXPOSE $P/udp 8000-8001\nEXPOSE 80/UDP x 0", "", "80/udp (D:3), 8000/tcp (D:3), 8001/tcp (D:3)"},
		"given argument": {"FROM a\nARG GIVEN=80\nEXPOSE $GIVEN", "", "81/tcp (D:3)"},
		"global":         {"ARG TAG=node\nFROM ${TAG}\nEXPOSE 2", "", "user 0:0 (what is known of nodejs/docker-node), 1/tcp (what is known of nodejs/docker-node), 2/tcp (D:3)"},
		"volumes":        {"FROM a\nVOLUME /data /data/ x\nVOLUME [\"/a b\"]", "", "/data (D:2), /a b (D:3)"},
		"signal":         {"FROM a\nSTOPSIGNAL SIGINT", "", "SIGINT (D:2)"},
		"directory":      {"FROM a\nWORKDIR x\nWORKDIR /a\nWORKDIR b", "", "in /a/b (D:4)"},
		"argv":           {"FROM a\nCMD a b\nENTRYPOINT [\"e\"]\nCMD [\"c\"]", "", `runs ["e"] (D:3), with ["c"] (D:4)`},
		"entrypoint":     {"FROM a\nCMD a b\nSHELL [\"bash\", \"-c\"]\nENTRYPOINT e f", "", `runs ["bash" "-c" "e f"] (D:4), with [] (D:4)`},
		"healthcheck":    {"FROM a\nHEALTHCHECK --interval=5s --retries=2 CMD curl -f x || exit 1", "", `["CMD-SHELL" "curl -f x || exit 1"] [] 5s 2 (D:2)`},
		"no healthcheck": {"FROM a\nHEALTHCHECK CMD [\"x\"]\nHEALTHCHECK NONE", "", `["NONE"] [] 0s 0 (D:3)`},
		"another shell":  {"FROM a\nSHELL [\"/bin/bash\", \"-c\"]\nHEALTHCHECK CMD x", "", `["CMD-SHELL" "x"] ["/bin/bash" "-c"] 0s 0 (D:3)`},
		"below a stage":  {"FROM a AS base\nEXPOSE 1\nUSER 7\nFROM base AS one\nEXPOSE 2\nFROM base\nEXPOSE 3", "", "user 7:-1 (D:3), 1/tcp (D:2), 3/tcp (D:7)"},
		"target":         {"FROM a AS Dev\nEXPOSE 1\nFROM a\nEXPOSE 2", "dev", "1/tcp (D:2)"},
		"by number":      {"FROM a\nEXPOSE 1\nFROM a\nEXPOSE 2", "0", "1/tcp (D:2)"},
		"continued":      {"FROM a\n\nEXPOSE \\\n# ports\n 1 \\\n 2", "", "1/tcp (D:3), 2/tcp (D:3)"},
		"heredoc":        {"FROM a\nRUN <<EOF\nUSER 5\nEOF\nEXPOSE 1", "", "1/tcp (D:5)"},
		"windows":        {"# escape=`\nFROM a\nEXPOSE 1 `\n 2", "", "1/tcp (D:3), 2/tcp (D:3)"},
		"one line":       {"FROM a\nENV A=1\nENV A=${A}2 B=${A}\nEXPOSE $A $B", "", "12/tcp (D:4), 1/tcp (D:4)"},
		"another stage":  {"FROM a AS b\nONBUILD USER 5\nFROM b AS c\nFROM a\nEXPOSE 1", "", "1/tcp (D:5)"},
		"other images":   {"FROM a\nONBUILD USER 5\nONBUILD EXPOSE 5", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			image, err := Read(test.file, Options{Target: test.target, Args: map[string]string{"GIVEN": "81"}, At: in("D"), Base: node})
			if err != nil {
				t.Fatal(err)
			}
			if got := shown(&image.Image); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// Errors are for people, in one line, with the line of the file where there is one.
func TestReadRefuses(t *testing.T) {
	for file, want := range map[string]string{
		"":                                      "file with no instructions",
		"ARG A":                                 "it has no FROM",
		"USER 5":                                "no build stage in current context",
		"FROM a\nFRMO b":                        "line 2: unknown instruction: FRMO (did you mean FROM?)",
		"FROM a\nRUN <<EOF\n":                   "line 2: unterminated heredoc",
		"FROM a AS b\nONBUILD USER 5\nFROM b":   "line 3: ONBUILD of the stage b is not followed",
		"FROM a\nEXPOSE 1-65535":                "it exposes more than 1000 ports",
		strings.Repeat("FROM a\n", maxStages+1): "it has more than 100 stages",
	} {
		if _, err := Read(file, Options{At: in("D")}); err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%.40q: %v, want %s", file, err, want)
		}
	}
	if _, err := Read("FROM a", Options{At: in("D"), Target: "gone"}); err == nil || err.Error() != "it has no stage gone" {
		t.Errorf("a stage that isn't there: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("FROM a AS b\nWORKDIR /x\nCOPY --from=b [\"y\", \"z\"]\nADD $A ${B:-c}/\nEXPOSE $A 1-3/udp\nVOLUME [\"/v\"]\nUSER $A:0", "b")
	f.Add("COPY\nFROM\nFROM --platform=x\nENV\nARG =\nCOPY --from= a b\n<<EOF", "")
	f.Add("# escape=`\n#syntax=x\n\xef\xbb\xbfFROM a\nSHELL [\"a\"]\nHEALTHCHECK --interval=1s CMD x\nONBUILD RUN x\nARG A=${A%x}${A//x/y}", "")
	f.Fuzz(func(t *testing.T, file, target string) {
		image, err := Read(file, Options{Target: target, Args: map[string]string{"A": "b"}, At: in("D"), Base: node})
		if err == nil && (len(image.Copies) > 2*maxCopies || len(image.Ports) > maxPorts || len(image.Volumes) > maxVolumes) {
			t.Errorf("%d copies, %d ports, %d volumes", len(image.Copies), len(image.Ports), len(image.Volumes))
		}
	})
}
