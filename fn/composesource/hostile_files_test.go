package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// sources are the attributes that name a file, each with the file FILE.
var sources = map[string]string{
	"env_file":           web + "    env_file: FILE\n",
	"label_file":         web + "    label_file: FILE\n",
	"extends":            "services: {web: {extends: {file: FILE, service: web}}}\n",
	"include":            "include: [FILE]\n" + web,
	"include.env_file":   "include: [{path: other.yaml, env_file: FILE}]\n" + web,
	"config":             web + "    configs: [c]\nconfigs: {c: {file: FILE}}\n",
	"secret":             web + "    secrets: [s]\nsecrets: {s: {file: FILE}}\n",
	"env_file of extend": "services: {web: {extends: {file: other.yaml, service: other}, env_file: FILE}}\n",
}

// hostileFiles are projects that reach for what is not theirs. The files above
// the root exist, so that only the jail keeps them out.
func hostileFiles() []hostile {
	var tests []hostile
	for _, attribute := range slices.Sorted(maps.Keys(sources)) {
		for _, path := range []struct{ file, want string }{
			{"../outside.env", "[file-outside]"},
			{"/etc/passwd", "[file-outside]"},
			{"~/.netrc", "[file-outside]"},
			{"a/../../outside.env", "[file-outside]"},
			{"link.env", "[file-outside]"},
			{"pipe", "[file-not-regular]"},
			{"socket", "[file-not-regular]"},
			{"device", "[file-outside]"},
			{"unreadable", "[file-unreadable]"},
			{"https://example.com/a.git", "[file-remote]"},
			{"oci://example.com/a", "[file-remote]"},
			{"git@github.com:a/b.git", "[file-remote]"},
			{"C:\\\\secret", "[file-outside]"},
		} {
			if path.file == "unreadable" && os.Getuid() == 0 {
				continue // root reads everything
			}
			want := path.want
			switch remote := path.want == "[file-remote]"; {
			case attribute == "config" || attribute == "secret":
				if want != "[file-outside]" || !strings.ContainsAny(path.file, "/~\\") {
					want = "[content-missing]"
				}
			case remote && strings.Contains(attribute, "_file") && attribute != "include.env_file":
				want = "[file-missing]" // Compose fetches no env file: it is a path
			}
			compose := strings.ReplaceAll(sources[attribute], "FILE", `"`+path.file+`"`)
			tests = append(tests, hostile{
				name: attribute + " " + path.file, make: specialFiles, want: want,
				files: map[string]string{"compose.yaml": compose, "other.yaml": "services: {other: {image: x}}\n"},
			})
		}
	}
	return append(tests,
		hostile{name: "spec.files above", spec: "{files: [../compose.yaml]}", want: "spec.files: ../compose.yaml is outside the root"},
		hostile{name: "spec.files absolute", spec: "{files: [/etc/passwd]}", want: "spec.files: /etc/passwd is outside the root"},
		hostile{name: "spec.files over a link", spec: "{files: [link.env]}", make: specialFiles, want: "[file-outside]"},
		hostile{name: "spec.envFiles above", spec: "{envFiles: [../outside.env]}", files: file(web), want: "../outside.env is outside the root"},
		hostile{name: "a .env that is a pipe", files: file(web), make: func(t *testing.T, dir string) { pipe(t, filepath.Join(dir, ".env")) }, want: ".env is not a regular file"},
		hostile{name: "a compose file that is a pipe", make: func(t *testing.T, dir string) { pipe(t, filepath.Join(dir, "compose.yaml")) }, want: "error: "},
		hostile{name: "a compose file that is a directory", make: func(t *testing.T, dir string) { write(t, filepath.Join(dir, "compose.yaml", "a"), "") }, want: "error: "},
		hostile{name: "a compose file that links to itself", make: func(t *testing.T, dir string) { symlink(t, "compose.yaml", filepath.Join(dir, "compose.yaml")) }, want: "error: "},
		hostile{name: "a bind mount over a link", spec: "{report: {strict: true}}", files: file(web + "    volumes: [\"./up:/up\"]\n"), make: func(t *testing.T, dir string) { symlink(t, "..", filepath.Join(dir, "up")) }, want: "[bind-outside]"},
		hostile{name: "inline with a path above", spec: inline(map[string]string{"compose.yaml": web, "../x": "a"}), want: "spec.inline"},
		hostile{name: "inline with an absolute path", spec: inline(map[string]string{"compose.yaml": web, "/x": "a"}), want: "spec.inline"},
		hostile{name: "inline with an empty path", spec: inline(map[string]string{"compose.yaml": web, "": "a"}), want: "spec.inline"},
		hostile{name: "inline with a file that is a directory", spec: inline(map[string]string{"compose.yaml": web, "compose.yaml/a": "a"}), want: ""},
		hostile{name: "inline that reaches for the disk", spec: inline(map[string]string{"compose.yaml": web + "    env_file: a.env\n"}), files: map[string]string{"a.env": "A=1"}, want: "[file-missing]"},
	)
}

// specialFiles makes the files that sources name.
func specialFiles(t *testing.T, dir string) {
	write(t, filepath.Join(dir, "..", "outside.env"), "A=hidden\n")
	symlink(t, "../outside.env", filepath.Join(dir, "link.env"))
	symlink(t, "/dev/zero", filepath.Join(dir, "device"))
	pipe(t, filepath.Join(dir, "pipe"))
	if err := syscall.Mknod(filepath.Join(dir, "socket"), syscall.S_IFSOCK|0o644, 0); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "unreadable"), "A=1\n")
	if err := os.Chmod(filepath.Join(dir, "unreadable"), 0); err != nil {
		t.Fatal(err)
	}
}

func pipe(t *testing.T, name string) {
	if err := syscall.Mkfifo(name, 0o644); err != nil {
		t.Fatal(err)
	}
}

func symlink(t *testing.T, target, name string) {
	if err := os.Symlink(target, name); err != nil {
		t.Fatal(err)
	}
}
