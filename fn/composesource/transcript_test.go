package main

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// block is a fenced console block of a page.
type block struct {
	line     int
	words    []string // what stands after "console"
	commands []command
}

// command is a line behind "$ ", and what is printed below it.
type command struct {
	line   int
	text   string
	output []string
}

func (b block) has(word string) bool { return slices.Contains(b.words, word) }

// missing returns the first program that the block needs and that isn't here.
func (b block) missing(t *testing.T) string {
	for _, word := range b.words {
		if word == "bridge" { // of docker compose
			if hasBridge() && testImage(t) != "" {
				continue
			}
			return "docker compose bridge"
		}
		_, err := exec.LookPath(word)
		if word != "fails" && err != nil || word == "docker" && testImage(t) == "" {
			return word
		}
	}
	return ""
}

// blocks returns the console blocks of a page.
func blocks(t *testing.T, path string) []block {
	t.Helper()
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return parseBlocks(string(page))
}

func parseBlocks(page string) []block {
	var all []block
	fence, unseen := "", ""
	for i, line := range strings.Split(page, "\n") {
		info, isFence := strings.CutPrefix(strings.TrimSpace(line), "```")
		if typed, ok := strings.CutPrefix(line, "<!-- $ "); ok {
			unseen = strings.TrimSuffix(typed, " -->")
		}
		switch {
		case isFence && fence == "" && unseen != "":
			fence = "console"
			all = append(all, block{line: i + 1, commands: []command{{line: i, text: unseen}}})
			unseen = ""
		case isFence && fence == "":
			fence = "other"
			if words := strings.Fields(info); len(words) > 0 && words[0] == "console" {
				fence = "console"
				all = append(all, block{line: i + 1, words: words[1:]})
			}
		case isFence:
			fence = ""
		case fence == "console":
			b := &all[len(all)-1]
			b.add(i+1, line)
		}
	}
	return all
}

// add takes one line: a command, the rest of one, or output.
func (b *block) add(line int, text string) {
	if typed, ok := strings.CutPrefix(text, "$ "); ok {
		b.commands = append(b.commands, command{line: line, text: typed})
		return
	}
	if len(b.commands) == 0 {
		return
	}
	last := &b.commands[len(b.commands)-1]
	if strings.HasSuffix(last.text, "\\") {
		last.text += "\n" + text
		return
	}
	last.output = append(last.output, text)
}

// matches reports whether the lines came out, where a line "..." stands for any lines.
func matches(want, got []string) bool {
	if len(want) == 0 {
		return len(got) == 0
	}
	if strings.TrimSpace(want[0]) == "..." {
		return matches(want[1:], got) || len(got) > 0 && matches(want, got[1:])
	}
	return len(got) > 0 && lineMatches(want[0], got[0]) && matches(want[1:], got[1:])
}

// lineMatches is matches for one line, where "..." stands for any characters.
func lineMatches(want, got string) bool {
	parts := strings.Split(strings.TrimRight(want, " "), "...")
	got, ok := strings.CutPrefix(strings.TrimRight(got, " "), parts[0])
	for _, part := range parts[1:] {
		_, after, found := strings.Cut(got, part)
		if part == "" {
			after = ""
		}
		got, ok = after, ok && found
	}
	return ok && got == ""
}

func TestMatches(t *testing.T) {
	for _, c := range []struct {
		want, got string
		matches   bool
	}{
		{"a b", "a b", true},
		{"a b", "a", false},
		{"a", "a b", false},
		{"a ...", "a b c", true},
		{"... c", "a b c", true},
		{"... b", "a b c", false},
		{"a ... c ... e", "a b c d e", true},
		{"a ... e", "a e", true},
		{"a...d e", "abcd e", true},
		{"a... e", "abcd e", true},
		{"a...d e", "abc e", false},
		{"a b", "a bc", false},
	} {
		if matches(strings.Fields(c.want), strings.Fields(c.got)) != c.matches {
			t.Errorf("%q against %q: want %t", c.want, c.got, c.matches)
		}
	}
}

func TestParseBlocks(t *testing.T) {
	got := parseBlocks("```yaml\n$ no\n```\n```console docker fails\n$ one \\\n  two\nout\n$ three\n```\n$ no\n<!-- $ four -->\n```svg\ndrawn\n```\n")
	want := []block{{line: 4, words: []string{"docker", "fails"}, commands: []command{
		{line: 5, text: "one \\\n  two", output: []string{"out"}},
		{line: 8, text: "three"},
	}}, {line: 12, commands: []command{{line: 11, text: "four", output: []string{"drawn"}}}}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(block{}, command{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
