//go:build unix

package main

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// calls are the system calls that go through a door.
const calls = "execve,execveat,connect,bind,sendto,open,openat,openat2,creat,unlink,unlinkat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mkdir,mkdirat,rmdir,truncate,chmod,fchmodat,mknod,mknodat"

var (
	callName = regexp.MustCompile(`^\d+ +(?:<\.\.\. )?(\w+)`)
	opened   = regexp.MustCompile(`= \d+<([^>]*)>$`)
	named    = regexp.MustCompile(`(?:\d+|AT_FDCWD)<([^>]*)>, "([^"]*)"`)
	writing  = regexp.MustCompile(`O_WRONLY|O_RDWR|O_CREAT|O_TRUNC`)
)

// runtimeReads are what Go's runtime looks at when a program starts.
var runtimeReads = []string{"/proc/", "/sys/fs/cgroup/", "/sys/kernel/mm/transparent_hugepage/", "/dev/null"}

// follow checks the system calls of a run, and of what it started.
func (h *stranger) follow(t *testing.T, trace string) {
	t.Helper()
	text, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	started, seen := false, 0
	for _, line := range wholeCalls(string(text)) {
		name := callName.FindStringSubmatch(line)
		if name == nil {
			continue
		}
		seen++
		switch call := name[1]; {
		case call == "execve" && !started:
			started = true
		case strings.HasPrefix(call, "exec"):
			t.Errorf("executed: %s", line)
		case call == "connect" || call == "bind" || call == "sendto":
			t.Errorf("connected: %s", line)
		case strings.HasPrefix(call, "open"):
			h.checkOpen(t, line)
		default:
			h.checkWrite(t, line)
		}
	}
	if seen < 3 {
		t.Errorf("the trace holds nothing:\n%s", text)
	}
}

// wholeCalls returns the lines of a trace, with calls joined that strace wrote in two
// pieces because another thread made one meanwhile: what came of them is in the second.
func wholeCalls(trace string) []string {
	var all []string
	begun := map[string]string{} // by thread
	for line := range strings.Lines(trace) {
		line = strings.TrimSpace(line)
		thread, _, _ := strings.Cut(line, " ")
		if before, ok := strings.CutSuffix(line, " <unfinished ...>"); ok {
			begun[thread] = before
			continue
		}
		if _, after, ok := strings.Cut(line, " resumed>"); ok && begun[thread] != "" {
			line = begun[thread] + after
			delete(begun, thread)
		}
		all = append(all, line)
	}
	return append(all, slices.Collect(maps.Values(begun))...)
}

func TestWholeCalls(t *testing.T) {
	got := wholeCalls("1 a(1) = 0\n1 mkdirat(5, \"out\" <unfinished ...>\n2 b(2) = 0\n1 <... mkdirat resumed>) = -1 EEXIST\n3 exit( <unfinished ...>\n")
	want := []string{"1 a(1) = 0", "2 b(2) = 0", "1 mkdirat(5, \"out\") = -1 EEXIST", "3 exit("}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// checkOpen wants what was opened to be in the root, and for writing in a target.
func (h *stranger) checkOpen(t *testing.T, line string) {
	t.Helper()
	if writing.MatchString(line) && !strings.Contains(line, `"/dev/null"`) {
		h.checkWrite(t, line)
	}
	path := opened.FindStringSubmatch(line)
	if path == nil || h.mayOpen(path[1]) {
		return
	}
	t.Errorf("opened: %s", line)
}

func (h *stranger) mayOpen(path string) bool {
	for _, dir := range append([]string{h.path("repo")}, h.writes...) {
		if path == dir || strings.HasPrefix(path, dir+"/") {
			return true
		}
	}
	for _, prefix := range runtimeReads {
		if strings.HasPrefix(path, prefix) {
			return true
		}
	}
	return path == h.self
}

// checkWrite wants every path of a call to be in a target.
func (h *stranger) checkWrite(t *testing.T, line string) {
	t.Helper()
	if strings.Contains(line, " = -1 E") {
		return // nothing was done
	}
	for _, m := range named.FindAllStringSubmatch(line, -1) {
		path := m[2]
		if !filepath.IsAbs(path) {
			path = filepath.Join(m[1], path)
		}
		ok := false
		for _, dir := range h.writes {
			ok = ok || path == dir || strings.HasPrefix(path, dir+"/")
		}
		if !ok {
			t.Errorf("written: %s", line)
		}
	}
}
