package lock

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/composesource/composesource/pkg/report"
	"github.com/composesource/composesource/pkg/strict"
)

// whole is a lock file that says everything once.
const whole = `# Written by ` + "`composesource lock`" + `: what the images of this project say. Commit it.
apiVersion: composesource.dev/v1alpha1
kind: ImageLock
metadata:
  name: composesource
  annotations:
    config.kubernetes.io/local-config: "true"
pin: true
images:
- reference: app-web
  platform: linux/arm64
- reference: grafana/grafana:11.1.0
  imageID: sha256:3a4cd21a2ef0a0c4e4ac6f2e2ab4a5c6d7e8f90a1b2c3d4e5f60718293a4b5c6
  digest: sha256:079600c9517b678c10cda6006b4487d3174512fd4c6cface37df7822756ed7a5
  platform: linux/amd64
  user: {text: "472", uid: 472, gid: 0}
  ports: [80/udp, 3000/tcp]
  volumes: [/var/lib/grafana]
  healthcheck: {test: [CMD-SHELL, curl -f localhost || exit 1], interval: 30s, timeout: 5s, startPeriod: 1m, startInterval: 5s, retries: 3, shell: [/bin/bash, -c]}
  stopSignal: SIGQUIT
  workingDir: /usr/share/grafana
  entrypoint: [/run.sh]
  command: [serve, ""]
  tools: [chown, cp, sh]
  users:
  - {name: grafana, uid: 472, gid: 0}
  groups:
  - {name: video, gid: 44}
  places:
  - {path: /etc/missing, holds: missing}
  - {path: /usr/share/grafana, holds: something, uid: 0, gid: 0, mode: "0755"}
  - {path: /var/lib/grafana, holds: nothing, uid: 472, gid: 0, mode: "1777"}
`

// decoded decodes a file, and returns what was said about it.
func decoded(text string) (*File, string) {
	r := report.New(report.Options{})
	f := Decode([]byte(text), strict.Origin{File: Name, Lines: true}, r)
	var said strings.Builder
	for _, f := range r.Findings() {
		fmt.Fprintf(&said, "%s %s [%s]; %s\n", f.Position, f.Message, f.Code, f.Hint)
	}
	return f, said.String()
}

// What is written is what was read, whatever order it had.
func TestEncode(t *testing.T) {
	f, said := decoded(whole)
	if f == nil {
		t.Fatal(said)
	}
	i := &f.Images[1]
	i.Ports[0], i.Ports[1] = i.Ports[1], i.Ports[0]
	i.Tools[0], i.Tools[2] = i.Tools[2], i.Tools[0]
	i.Places[0], i.Places[2] = i.Places[2], i.Places[0]
	f.Images[0], f.Images[1] = f.Images[1], f.Images[0]
	text, err := Encode(f)
	if diff := cmp.Diff(whole, string(text)); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	if _, _, ok := cut(string(text)); !ok {
		t.Error("what is written can't be cut")
	}
	empty, err := Encode(&File{})
	if again, said := decoded(string(empty)); err != nil || again == nil {
		t.Errorf("an empty file is not read: %v %s", err, said)
	}
}

// A file that somebody formatted says the same.
func TestReadWhateverItsForm(t *testing.T) {
	want, _ := decoded(whole)
	head, list, _ := strings.Cut(whole, "images:\n")
	head += "images:"
	for name, text := range map[string]string{
		"indented": head + strings.ReplaceAll(strings.TrimSuffix("\n"+list, "\n"), "\n", "\n  "),
		"sorted":   strings.Replace(whole, "pin: true\n", "", 1) + "pin: true\n",
		"quoted":   strings.ReplaceAll(whole, "reference: grafana/grafana:11.1.0", `reference: "grafana/grafana:11.1.0" # why`),
		"crlf":     strings.ReplaceAll(whole, "\n", "\r\n"),
	} {
		got, said := decoded(text)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s(-want +got):\n%s", name, said, diff)
		}
	}
}

// What is wrong is said with its place, in the form that the command writes and in others.
func TestDecodeRefuses(t *testing.T) {
	for old, test := range map[string]struct{ now, want string }{
		"retries: 3":               {"retires: 3", "19:129 unknown field images[1].healthcheck.retires [config-unknown-field]; did you mean retries?"},
		"uid: 472, gid: 0}\n  por": {"uid: '472', gid: 0}\n  por", "16:28 images[1].user.uid must be a number, not a string [config-wrong-type]; write a number without quotes"},
		"3000/tcp":                 {"3000", "17:19 images[1].ports[1] must be a string, not a number [config-wrong-type]; put quotes around the value, so that YAML leaves it as it is"},
		"80/udp":                   {"80/dup", `17:11 images[1].ports[0] can't be "80/dup" [config-wrong-value]; use a port such as 8080/tcp`},
		"holds: nothing":           {"holds: all", `32:37 images[1].places[2].holds can't be "all" [config-wrong-value]; use missing, nothing or something`},
		"\"1777\"":                 {"\"1779\"", `32:70 images[1].places[2].mode can't be "1779" [config-wrong-value]; use octal digits such as '0755'`},
		"/etc/missing":             {"etc", `30:12 images[1].places[0].path can't be "etc" [config-wrong-value]; use a path such as /var/lib/data`},
		"startInterval: 5s":        {"startInterval: 5", "19:125 images[1].healthcheck.startInterval must be a string"},
		"  workingDir":             {"  stopSignal: X\n  workingDir", "21:3 images[1].stopSignal is written twice [config-duplicate-key]; keep one of them"},
		"gid: 44":                  {"gid: -4", `28:24 images[1].groups[0].gid can't be "-4" [config-wrong-value]; use a number from 0 to 2147483647`},
		"pin: true":                {"pins: true", "8:1 unknown field pins [config-unknown-field]; did you mean pin?"},
		"kind: ImageLock":          {"kind: Lock", `2:1 the lock file is kind "Lock" of apiVersion "composesource.dev/v1alpha1" [lock-wrong-kind]`},
		"app-web":                  {"grafana/grafana:11.1.0\n  platform: linux/amd64\n- reference: x", "14:3 the entry of grafana/grafana:11.1.0 is written twice"},
		"[/run.sh]":                {"[/run.sh", "the lock file can't be read: "},
		"# Written":                {"%TAG\n# Written", "the lock file can't be read: did not find expected '!'"},
		whole:                      {"", "the lock file can't be read: it is empty [lock-unreadable]"},
	} {
		text := strings.Replace(whole, old, test.now, 1)
		for _, form := range []string{text, text + "# the end\n"} {
			if f, said := decoded(form); f != nil || !strings.Contains(said, test.want) {
				t.Errorf("%s: %q is not in\n%s", test.now, test.want, said)
			}
		}
	}
	if f, said := decoded(strings.Repeat("#\n", 3<<20)); f != nil || !strings.Contains(said, "too many bytes in the lock file") {
		t.Errorf("a large file is read: %s", said)
	}
}

// An entry is decoded when somebody asks for it, by its platform where somebody wants one.
func TestImage(t *testing.T) {
	text := strings.Replace(whole, "images:\n", `images:
- reference: app-web
  platform: linux/amd64
- reference: wrong
  prots: []
`, 1)
	r := report.New(report.Options{})
	b := Read([]byte(text), strict.Origin{File: Name, Lines: true}, r)
	for platform, want := range map[string]string{"": "linux/amd64", "linux/amd64": "linux/amd64", "linux/arm64": "linux/arm64", "linux/s390x": "linux/amd64"} {
		if got := b.Image("app-web", platform).Platform; got != want {
			t.Errorf("%q: %s, want %s", platform, got, want)
		}
	}
	if b.Image("nginx", "") != nil || r.Failed() || !b.Pinned() {
		t.Errorf("an image without an entry: %v", r.Findings())
	}
	for range 2 {
		if b.Image("wrong", "") != nil || len(r.Findings()) != 1 {
			t.Errorf("a wrong entry: %v", r.Findings())
		}
	}
	if got := fmt.Sprint(b.References()); got != "[{app-web composesource.lock.yaml:10:3} {wrong composesource.lock.yaml:12:3} {app-web composesource.lock.yaml:14:3} {grafana/grafana:11.1.0 composesource.lock.yaml:16:3}]" {
		t.Error(got)
	}
	var none *Book
	if none.Image("a", "") != nil || none.Pinned() {
		t.Error("no file has entries")
	}
}

// BenchmarkRead reads a lock file of a thousand images, of which a project needs ten.
func BenchmarkRead(b *testing.B) {
	_, entry, _ := strings.Cut(whole, "- reference: grafana/grafana:11.1.0\n")
	var text strings.Builder
	text.WriteString(strings.SplitAfter(whole, "images:\n")[0])
	for i := range 1000 {
		fmt.Fprintf(&text, "- reference: grafana/grafana:%d\n%s", i, entry)
	}
	content := []byte(text.String())
	for b.Loop() {
		book := Read(content, strict.Origin{File: Name, Lines: true}, report.New(report.Options{}))
		for i := range 10 {
			if book.Image(fmt.Sprintf("grafana/grafana:%d", i), "") == nil {
				b.Fatal("no entry")
			}
		}
	}
}
