package compose

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"

	"github.com/composesource/composesource/pkg/report"
)

const service = "services:\n  web:\n    image: nginx\n"

func bomb(levels int) string {
	var b strings.Builder
	b.WriteString("x-a: &a0 {k: v}\n")
	for i := 1; i <= levels; i++ {
		fmt.Fprintf(&b, "x-a%d: &a%d [%s*a%d]\n", i, i, strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 9), i-1)
	}
	return b.String() + service
}

func mergeBomb(levels int) string {
	var b strings.Builder
	b.WriteString("x-a: &a0 {k: v}\n")
	for i := 1; i <= levels; i++ {
		fmt.Fprintf(&b, "x-a%d: &a%d\n  <<: [*a%d, *a%d, *a%d]\n  k%d: {<<: [*a%d, *a%d]}\n", i, i, i-1, i-1, i-1, i, i-1, i-1)
	}
	return b.String() + service
}

func manyServices(n int, dependsOn func(int) string) string {
	var b strings.Builder
	b.WriteString("services:\n")
	for i := range n {
		fmt.Fprintf(&b, "  s%d: {image: x, depends_on: [%s]}\n", i, dependsOn(i))
	}
	return b.String()
}

// Inputs that cost the stock loader minutes or gigabytes, or that should never
// be read. Each ends in the finding that is named, or loads when none is.
func TestHostileInput(t *testing.T) {
	for _, test := range []struct{ name, compose, want string }{
		{"deep flow", "x-a: " + strings.Repeat("[", 4000) + strings.Repeat("]", 4000) + "\n" + service, "limit-exceeded"},
		{"deeper than the parser goes", "x-a: " + strings.Repeat("[", 100_000), "yaml-syntax"},
		{"deep block", func() string {
			var b strings.Builder
			for i := range 1000 {
				b.WriteString(strings.Repeat(" ", i) + "a:\n")
			}
			return b.String()
		}(), "limit-exceeded"},
		{"a document that resets itself", "!reset {services: {web: {image: x}}}", "not-a-mapping"},
		{"alias bomb", bomb(9), "limit-exceeded"},
		{"merge bomb", mergeBomb(30), "limit-exceeded"},
		{"anchor in itself", "x-a: &a [*a]\n" + service, "anchor-cycle"},
		{"merge of itself", "x-a: &a {<<: *a}\n" + service, "anchor-cycle"},
		{"many variables in one value", service + "    command: \"" + strings.Repeat("${A:-x}", 4000) + "\"\n", "limit-exceeded"},
		{"a script with many escaped variables", service + "    command: \"" + strings.Repeat("echo $$A $${B} $$(c);", 500) + "\"\n", ""},
		{"variables behind escapes", service + "    command: \"" + strings.Repeat("$$${ſ:-x}", 4000) + "\"\n", "limit-exceeded"},
		{"nested defaults", service + "    command: \"" + strings.Repeat("${A:-", 150) + strings.Repeat("}", 150) + "\"\n", ""},
		{"a range of all ports", service + "    ports: [\"1-65535:1-65535\"]\n", "too-many-ports"},
		{"many ranges of ports", service + "    ports: [" + strings.Repeat("\"1000-1999\",", 100) + "]\n", ""},
		{"a large value", service + "    command: " + strings.Repeat("x", 5<<20) + "\n", "limit-exceeded"},
		{"a long value within the limit", service + "    labels: {a: " + strings.Repeat("x", 1<<20) + "}\n", ""},
		{"a long command of a hook", service + "    post_start: [{command: " + strings.Repeat("x", 1<<20) + "}]\n", ""},
		{"many services", manyServices(20_000, func(int) string { return "" }), "limit-exceeded"},
		{"a chain", manyServices(5000, func(i int) string { return strings.Repeat(fmt.Sprintf("s%d", i-1), min(i, 1)) }), ""},
		{"a star", manyServices(5000, func(i int) string { return strings.Repeat("s0", min(i, 1)) }), ""},
		{"a circle", manyServices(5000, func(i int) string { return fmt.Sprintf("s%d", (i+1)%5000) }), "dependency-cycle"},
		{"a diamond", manyServices(80, func(i int) string {
			var names []string
			for j := range i {
				names = append(names, fmt.Sprintf("s%d", j))
			}
			return strings.Join(names, ", ")
		}), ""},
		{"everything undefined", manyServices(5000, func(i int) string { return fmt.Sprintf("absent%d", i) }), "undefined-reference"},
		{"everything unknown", service + strings.Repeat("    ", 1) + "a0: 1\n" + func() string {
			var b strings.Builder
			for i := range 5000 {
				fmt.Fprintf(&b, "    imag%d: 1\n", i)
			}
			return b.String()
		}(), "unknown-attribute"},
		{"a chain of extends", func() string {
			var b strings.Builder
			b.WriteString("services:\n  s0: {image: x}\n")
			for i := 1; i < 3000; i++ {
				fmt.Fprintf(&b, "  s%d: {extends: s%d}\n", i, i-1)
			}
			return b.String()
		}(), ""},
		{"a chain of extends that grows", func() string {
			var b strings.Builder
			b.WriteString("services:\n  s0: {image: x}\n")
			for i := 1; i < 4000; i++ {
				fmt.Fprintf(&b, "  s%d: {extends: s%d, labels: {l%d: x}}\n", i, i-1, i)
			}
			return b.String()
		}(), "limit-exceeded"},
		{"a large value that many services take over", "services:\n  s0: {image: x, command: [" + strings.Repeat("x", 900_000) + "]}\n" + func() string {
			var b strings.Builder
			for i := range 2000 {
				fmt.Fprintf(&b, "  e%d: {extends: s0}\n", i)
			}
			return b.String()
		}(), "limit-exceeded"},
		{"hooks of a large service", service + func() string {
			var b strings.Builder
			b.WriteString("    labels:\n")
			for i := range 3000 {
				fmt.Fprintf(&b, "      l%d: x\n", i)
			}
			return b.String() + "    pre_start: [" + strings.Repeat("{command: x}, ", 3000) + "{command: x}]\n"
		}(), "limit-exceeded"},
		{"a long list", service + "    cap_add: [" + strings.Repeat("A, ", 9_999) + "B]\n", ""},
		{"a list that is too long", service + "    cap_add: [" + strings.Repeat("A, ", 10_000) + "B]\n", "limit-exceeded"},
		{"many documents", strings.Repeat("---\n"+service, 300), ""},
		{"no number", service + "    cpus: .nan\n", "value-invalid"},
		{"infinity", service + "    cpu_shares: .inf\n", "value-invalid"},
		{"a large number", service + "    scale: 99999999999999999999\n", "value-invalid"},
		{"binary", "\x00\x01\x02", "yaml-syntax"},
		{"invalid UTF-8", service + "    command: \xff\xfe\n", "yaml-syntax"},
		{"an unknown tag", service + "    command: !!python/object x\n", ""},
		{"keys of all types", "1: a\n2.5: b\nnull: c\n[a]: d\n{a: b}: e\n", "key-not-text"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := report.New(report.Options{})
			before := cpu()
			p := Load(fstest.MapFS{"compose.yaml": {Data: []byte(test.compose)}}, Options{DefaultName: "x"}, r)
			spent := cpu() - before
			t.Logf("%v", spent)
			if limit := 2 * time.Second; spent > limit {
				t.Errorf("took %v of processor time, more than %v", spent, limit)
			}
			if test.want == "" {
				if p == nil {
					t.Errorf("was refused: %.300s", reportText(r))
				}
				return
			}
			if p != nil || !strings.Contains(reportText(r), "["+test.want+"]") {
				t.Errorf("want %s, got %.500s", test.want, reportText(r))
			}
		})
	}
}

// cpu is the processor time of this process.
func cpu() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// What a project names must be in the root; each attribute says its own name
// and place.
func TestJail(t *testing.T) {
	outside := t.TempDir()
	root := filepath.Join(outside, "root")
	write := func(name, text string) {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(root, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(outside, "secret.env"), []byte("A=hidden"), 0o600); err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	write("inner/x.env", "A=1")
	for link, target := range map[string]string{"out.env": filepath.Join(outside, "secret.env"), "up.env": "../secret.env", "in.env": "inner/x.env"} {
		if err := os.Symlink(target, filepath.Join(root, link)); err != nil {
			t.Skipf("no symbolic links here: %v", err)
		}
	}
	if err := syscall.Mkfifo(filepath.Join(root, "pipe"), 0o600); err != nil {
		t.Skipf("no pipes here: %v", err)
	}
	for _, test := range []struct{ name, compose, want string }{
		{"env_file above", service + "    env_file: ../secret.env\n", "compose.yaml:4:15: error: services.web.env_file[0].path: ../secret.env is outside the root [file-outside]"},
		{"env_file absolute", service + "    env_file: /etc/passwd\n", "compose.yaml:4:15: error: services.web.env_file[0].path: /etc/passwd is outside the root [file-outside]"},
		{"env_file at home", service + "    env_file: ~/x.env\n", "compose.yaml:4:15: error: services.web.env_file[0].path: ~/x.env is outside the root [file-outside]"},
		{"env_file over a link", service + "    env_file: out.env\n", "compose.yaml:4:15: error: env_file: out.env is outside the root [file-outside]"},
		{"env_file over a relative link", service + "    env_file: up.env\n", "compose.yaml:4:15: error: env_file: up.env is outside the root [file-outside]"},
		{"env_file that is a pipe", service + "    env_file: pipe\n", "compose.yaml:4:15: error: env_file: pipe is not a regular file [file-not-regular]"},
		{"env_file that is a directory", service + "    env_file: inner\n", "compose.yaml:4:15: error: env_file: inner is not a regular file [file-not-regular]"},
		{"label_file above", service + "    label_file: ../l\n", "compose.yaml:4:17: error: services.web.label_file[0]: ../l is outside the root [file-outside]"},
		{"extends above", "services:\n  web: {extends: {file: ../x.yaml, service: a}}\n", "compose.yaml:2:25: error: extends.file: ../x.yaml is outside the root [file-outside]"},
		{"include above", "include: [../x.yaml]\n" + service, "compose.yaml:1:11: error: include.path: ../x.yaml is outside the root [file-outside]"},
		{"include of a repository", "include: [\"https://github.com/a/b.git\"]\n" + service, "compose.yaml:1:11: error: include.path: https://github.com/a/b.git is on another machine [file-remote]"},
		{"include of an artifact", "include: [\"oci://docker.io/a/b\"]\n" + service, "compose.yaml:1:11: error: include.path: oci://docker.io/a/b is on another machine [file-remote]"},
		{"env_file of an include", "include: [{path: a.yaml, env_file: /etc/passwd}]\n" + service, "compose.yaml:1:36: error: include.env_file: /etc/passwd is outside the root [file-outside]"},
		{"config above", service + "configs: {c: {file: ../c}}\n", "compose.yaml:4:21: error: configs.c.file: ../c is outside the root [file-outside]"},
		{"secret absolute", service + "secrets: {s: {file: /etc/shadow}}\n", "compose.yaml:4:21: error: secrets.s.file: /etc/shadow is outside the root [file-outside]"},
		{"a link inside", service + "    env_file: in.env\n", ""},
		{"a bind mount above", service + "    volumes: [\"../x:/x\", \"/etc:/e\"]\n", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			write("compose.yaml", test.compose)
			jail, err := os.OpenRoot(root)
			if err != nil {
				t.Fatal(err)
			}
			defer jail.Close()
			p, got := load(t, jail.FS(), Options{DefaultName: "x"})
			first, _, _ := strings.Cut(got, "\n")
			if first != test.want || (p != nil) != (test.want == "") {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// recorder notes what is opened.
type recorder struct {
	fs.FS
	names []string
}

func (r *recorder) Open(name string) (fs.File, error) {
	r.names = append(r.names, name)
	return r.FS.Open(name)
}

func TestOnlyTheProjectIsRead(t *testing.T) {
	r := &recorder{FS: fstest.MapFS{"app/compose.yaml": {Data: []byte(service + "    env_file: a.env\n")}, "app/a.env": {Data: []byte("A=1")}}}
	if p, text := load(t, r, Options{DefaultName: "x", Dir: "app"}); p == nil {
		t.Fatal(text)
	}
	for _, name := range r.names {
		if !strings.HasPrefix(name, "app/") {
			t.Errorf("opened %s", name)
		}
	}
}
