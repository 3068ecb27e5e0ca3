package main

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestScreenShowsWhatTakesLong(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var terminal bytes.Buffer
		s := &screen{w: &terminal, plain: true}
		s.begin("composesource build")
		time.Sleep(900 * time.Millisecond)
		synctest.Wait()
		if terminal.Len() > 0 {
			t.Errorf("%q before a second was over", terminal.String())
		}
		time.Sleep(1500 * time.Millisecond)
		synctest.Wait()
		if got, want := terminal.String(), wipe+"composesource build: 1 s"+wipe+"composesource build: 2 s"; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		terminal.Reset()
		io.WriteString(wiping{&terminal, s}, "kind: Service\n")
		time.Sleep(time.Minute)
		synctest.Wait()
		s.end()
		if got, want := terminal.String(), wipe+"kind: Service\n"; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}

func TestScreenColours(t *testing.T) {
	for text, want := range map[string]string{
		"compose.yaml:3:1: error: no [x]\n":      "compose.yaml:3:1: \x1b[31merror\x1b[0m: no [x]\n",
		"my file.yaml:3:1: warning: a: error: b": "my file.yaml:3:1: \x1b[33mwarning\x1b[0m: a: error: b",
		"a:1:1: info: a\nb:1:1: info: b\n":       "a:1:1: \x1b[36minfo\x1b[0m: a\nb:1:1: \x1b[36minfo\x1b[0m: b\n",
		"composesource: 3 objects\n":             "composesource: 3 objects\n",
		`  "message": "a: error: b"` + "\n":      `  "message": "a: error: b"` + "\n",
	} {
		for _, plain := range []bool{false, true} {
			var terminal bytes.Buffer
			s := &screen{w: &terminal, plain: plain}
			for _, piece := range strings.SplitAfter(text, " ") { // as a redacting writer does
				io.WriteString(s, piece)
			}
			s.end()
			if plain {
				want = text
			}
			if got := strings.ReplaceAll(terminal.String(), wipe, ""); got != want {
				t.Errorf("plain %v: %q became %q, want %q", plain, text, got, want)
			}
		}
	}
}
