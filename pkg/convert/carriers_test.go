package convert_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert"
	"github.com/composesource/composesource/pkg/report"
)

// carrierPlaces are where a Compose project may have a text: TEXT is the text as JSON,
// PAIR a variable with it, WORDS and ITEMS its words with and without brackets.
func carrierPlaces() []struct{ kind, name, service string } {
	return []struct{ kind, name, service string }{
		{"value", "a variable", `environment: {SETTING: TEXT}`},
		{"value", "a variable of a list", `environment: [PAIR]`},
		{"value", "a label", `labels: {note: TEXT}`},
		{"value", "an annotation", `annotations: {note: TEXT}`},
		{"value", "a label of deploy", `deploy: {labels: {note: TEXT}}`},
		{"value", "a variable of a hook", `post_start: [{command: [a], environment: {SETTING: TEXT}}]`},
		{"value", "a variable of a pre_start hook", `pre_start: [{image: y, command: [a], environment: {SETTING: TEXT}}]`},
		{"value", "the working directory", `working_dir: TEXT`},
		{"words", "a command", `command: TEXT`},
		{"words", "a command of words", `command: WORDS`},
		{"words", "a command of a shell", `command: ["sh", "-c", TEXT]`},
		{"words", "an entrypoint", `entrypoint: TEXT`},
		{"words", "an entrypoint of words", `entrypoint: WORDS`},
		{"words", "a healthcheck", `healthcheck: {test: TEXT}`},
		{"words", "a healthcheck of words", `healthcheck: {test: ["CMD", ITEMS]}`},
		{"words", "a healthcheck of a shell", `healthcheck: {test: ["CMD-SHELL", TEXT]}`},
		{"words", "a hook after the start", `post_start: [{command: ["sh", "-c", TEXT]}]`},
		{"words", "a hook before the end", `pre_stop: [{command: WORDS}]`},
		{"words", "a hook before the start", `pre_start: [{image: y, command: ["sh", "-c", TEXT]}]`},
		{"line", "a mounted file", `volumes: ["./app.conf:/etc/app.conf:ro"]`},
		{"line", "a mounted directory", `volumes: ["./dir:/etc/dir:ro"]`},
		{"program", "a mounted program", `volumes: ["./app.php:/app/app.php:ro"]`},
		{"line", "a config of a file", `configs: [file]`},
		{"line", "a config as it stands there", `configs: [here]`},
	}
}

// TestCarriers tries every text in every place of its kind: what is secret in it
// stands in a Secret, or a warning says that it doesn't; and no finding holds it.
func TestCarriers(t *testing.T) {
	data, err := os.ReadFile("../../testdata/secrets/texts.txt")
	if err != nil {
		t.Fatal(err)
	}
	carriers, silent, warned := 0, 0, 0
	for line := range strings.Lines(string(data)) {
		kinds, text, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		before, rest, _ := strings.Cut(text, "<<")
		secret, after, _ := strings.Cut(rest, ">>")
		for _, place := range carrierPlaces() {
			if !strings.Contains(kinds, place.kind) {
				continue
			}
			public, warnings, said, ok := carry(t, place.service, before+secret+after)
			if !ok {
				continue // no words of a shell
			}
			carriers++
			switch {
			case strings.Contains(said, secret):
				t.Errorf("%s in %s: a finding holds it:\n%s", text, place.name, said)
			case !strings.Contains(public, secret):
			case warnings:
				warned++
			default:
				silent++
				t.Errorf("%s in %s stands in a plain object, and nobody is told", text, place.name)
			}
		}
	}
	t.Logf("%d carriers: %d in Secrets or gone, %d with a warning, %d silent", carriers, carriers-warned-silent, warned, silent)
	if carriers < 200 {
		t.Errorf("%d carriers, want 200", carriers)
	}
}

// carry converts a project that has a text in a place, and returns what is not in
// Secrets, whether a warning about a secret was raised, and all that was said; not ok
// when the text is no command line.
func carry(t *testing.T, service, text string) (public string, warned bool, said string, ok bool) {
	t.Helper()
	quote := func(v any) string {
		quoted, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		return strings.ReplaceAll(string(quoted), "$", "$$")
	}
	words := quote(strings.Fields(text))
	file := "services:\n  web:\n    image: x\n    " + strings.NewReplacer(
		"TEXT", quote(text), "PAIR", quote("SETTING="+text), "WORDS", words, "ITEMS", strings.Trim(words, "[]"),
	).Replace(service) + "\n"
	file += "configs: {file: {file: app.conf}, here: {content: " + quote("# settings\n"+text+"\n") + "}}\n"
	content := &fstest.MapFile{Data: []byte("# settings\n" + text + "\n")}
	root := fs.FS(fstest.MapFS{"compose.yaml": {Data: []byte(file)}, "app.conf": content, "app.php": content, "dir/app.conf": content})
	r := report.New(report.Options{Level: report.Info})
	p := compose.Load(root, compose.Options{DefaultName: "app"}, r)
	if p == nil {
		if !strings.HasPrefix(r.Findings()[0].Field, "services.web.command") && !strings.HasPrefix(r.Findings()[0].Field, "services.web.entrypoint") {
			t.Fatalf("%s\n%v", file, r.Findings())
		}
		return "", false, "", false
	}
	var b strings.Builder
	for _, o := range convert.Convert(p, convert.Options{}, r).Objects {
		if _, ok := o.(*corev1.Secret); ok {
			continue
		}
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		if err := e.Encode(o); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range r.Findings() {
		said += fmt.Sprintln(f.Position, f.Field, f.Message, f.Hint)
		warned = warned || f.Severity >= report.Warning && strings.Contains(string(f.Code), "secret")
	}
	return b.String(), warned, said, true
}
