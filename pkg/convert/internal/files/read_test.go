package files

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// readerOf reads files of a project that knows no secrets.
func readerOf(files fstest.MapFS) *Reader {
	return New(files, NewBudget(report.New(report.Options{})), func(string) bool { return false })
}

// What a mounted file becomes depends on its content: the machine's mode bits and
// times play no part.
func TestFinishIgnoresTheMachine(t *testing.T) {
	for content, want := range map[string]string{
		"#!/bin/sh\n":             "mode 0555, secret false, text true",
		"\x7fELF\x02":             "mode 0555, secret false, text false",
		"echo\n":                  "mode default, secret false, text true",
		"\xff\xfe":                "mode default, secret false, text false",
		"-----BEGIN PRIVATE KEY-": "mode default, secret true, text true",
	} {
		for _, bits := range []fs.FileMode{0o644, 0o755, 0o400} {
			c := readerOf(fstest.MapFS{"bin/tool": {Data: []byte(content), Mode: bits}})
			d := c.Directory("bin", "/x")
			f := d.Files[0]
			mode := "default"
			if f.Mode != nil {
				mode = fmt.Sprintf("%#o", *f.Mode)
			}
			if got := fmt.Sprintf("mode %s, secret %v, text %v", mode, f.Secret, f.Text); got != want {
				t.Errorf("%q with machine mode %o: %s, want %s", content, bits, got, want)
			}
		}
	}
}

func TestReadDirectory(t *testing.T) {
	c := readerOf(fstest.MapFS{
		"conf/a.conf":       {Data: []byte("a")},
		"conf/sub/.env":     {Data: []byte("b")},
		"conf/.gitkeep":     {},
		"conf/sub/.gitkeep": {},
		"conf/.git/HEAD":    {Data: []byte("ref")},
		"conf/socket":       {Mode: fs.ModeSocket},
		"other":             {Data: []byte("c")},
	})
	d := c.Directory("conf", "/x")
	var below []string
	for _, f := range d.Files {
		below = append(below, f.Below)
	}
	if want := []string{"a.conf", "sub/.env", "sub/.gitkeep"}; !slices.Equal(below, want) {
		t.Errorf("files %q, want %q", below, want)
	}
	if want := []string{"conf/socket"}; !slices.Equal(d.Unreadable, want) {
		t.Errorf("unreadable %q, want %q", d.Unreadable, want)
	}
	if all := c.Directory(".", "/x"); all.Files[0].Below != "conf/.gitkeep" {
		t.Errorf("below the project itself a path is %q", all.Files[0].Below)
	}
}

func TestReadDirectoryEnds(t *testing.T) {
	half := []byte(strings.Repeat("x", limit.ObjectBytes.Max()/2+1))
	many := fstest.MapFS{}
	for i := range limit.DirectoryFiles.Max() + 1 {
		many[fmt.Sprintf("d/%04d", i)] = &fstest.MapFile{Data: []byte("x")}
	}
	for name, files := range map[string]fstest.MapFS{
		"one file too large":  {"d/a": {Data: append(half, half...)}},
		"together too large":  {"d/a": {Data: half}, "d/b": {Data: half}},
		"too many":            many,
		"a directory too far": {"d/x/y/z": {Data: append(half, half...)}},
	} {
		if d := readerOf(files).Directory(".", "/x"); !d.TooLarge || len(d.Files) != 0 {
			t.Errorf("%s: tooLarge %v with %d files", name, d.TooLarge, len(d.Files))
		}
	}
}

// An error of the file system holds the path of the machine, which must not reach
// anybody.
func TestReason(t *testing.T) {
	for err, want := range map[error]string{
		&fs.PathError{Op: "open", Path: "/home/me/x", Err: fs.ErrNotExist}:   "it does not exist",
		&fs.PathError{Op: "open", Path: "/home/me/x", Err: fs.ErrPermission}: "permission denied",
		fmt.Errorf("openat /home/me/x: %w", errors.New("path escapes")):      "it is outside the root",
		ErrTooLarge: "it is larger than the 1 MiB that Kubernetes accepts",
	} {
		if got := Reason(err); got != want {
			t.Errorf("reason(%v) = %q, want %q", err, got, want)
		}
	}
}

func TestPathBelow(t *testing.T) {
	for _, c := range [][3]string{{".", ".env", ".env"}, {".", "a/b", "a/b"}, {"a", "a/b", "b"}, {"a", "a", ""}, {"a/b", "a/b/c/d", "c/d"}} {
		if got := Below(c[0], c[1]); got != c[2] {
			t.Errorf("pathBelow(%q, %q) = %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

// What an application looks for among its secrets is one, whatever it holds.
func TestMountedAmongSecretsIsSecret(t *testing.T) {
	f := newFile("conf/app", []byte("plain"))
	for target, want := range map[string]bool{"/run/secrets/app": true, "/etc/app": false, "/run/secretsapp": false} {
		if got := f.At("conf/app", target).Secret; got != want {
			t.Errorf("at %s: secret %v, want %v", target, got, want)
		}
	}
}
