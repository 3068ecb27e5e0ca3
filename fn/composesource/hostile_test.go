package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// hostile is an input that nobody means well with. It must be refused with the
// place and the code, or be converted where it is legal.
type hostile struct {
	name  string
	files map[string]string
	spec  string                   // of the ComposeSource, as YAML in braces
	make  func(*testing.T, string) // makes what is no plain file
	want  string                   // what stderr holds; nothing when the input is legal
}

// What one hostile input may take. Processor time grows on a busy machine, so it is
// told with -v and judged only where HOSTILE_CPU says how much is allowed (1s is the
// goal); what never ends, ends the test.
const (
	maxMemory = 256 << 20
	runaway   = time.Minute
)

func file(text string) map[string]string { return map[string]string{"compose.yaml": text} }

// TestHostileProjects runs every input through the KRM function and through
// convert, each in a process of its own whose time and memory the kernel tells.
func TestHostileProjects(t *testing.T) {
	for _, test := range slices.Concat(hostileText(), hostileScale(), hostileNames(), hostileFiles()) {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			for name, text := range test.files {
				write(t, filepath.Join(dir, name), text)
			}
			if test.make != nil {
				test.make(t, dir)
			}
			spec := "{}"
			if test.spec != "" {
				spec = test.spec
			}
			config := "{apiVersion: composesource.dev/v1alpha1, kind: ComposeSource, metadata: {name: app}, spec: " + spec + "}\n"
			list := "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems: [" + config + "]\nfunctionConfig: " + config
			measured(t, dir, list, test.want)
			write(t, filepath.Join(dir, "composesource.yaml"), config)
			measured(t, dir, "", test.want, "convert", "-c", "composesource.yaml")
		})
	}
}

// TestHostileLists gives the function ResourceLists that are broken themselves.
func TestHostileLists(t *testing.T) {
	for _, test := range hostileLists() {
		t.Run(test.name, func(t *testing.T) { measured(t, t.TempDir(), test.spec, test.want) })
	}
}

// measured runs the command and checks how it ended and what it took.
func measured(t *testing.T, dir, stdin, want string, args ...string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var out, said bytes.Buffer
	ctx, cancel := context.WithTimeout(t.Context(), runaway)
	defer cancel()
	cmd := exec.CommandContext(ctx, self)
	cmd.Args = append([]string{"measured"}, args...) // the name makes this binary the command
	peak := filepath.Join(t.TempDir(), "peak")
	cmd.Env = []string{"PEAK=" + peak}
	cmd.Dir, cmd.Stdin, cmd.Stdout, cmd.Stderr = dir, strings.NewReader(stdin), &out, &said
	err = cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	spent := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	memory := peakOf(t, peak)
	line, _, _ := strings.Cut(said.String(), "\n")
	t.Logf("%4d ms %4d MB  exit %d  %.160s", spent.Milliseconds(), memory>>20, cmd.ProcessState.ExitCode(), line)
	if memory > maxMemory {
		t.Errorf("took %d MB, more than %d MB", memory>>20, maxMemory>>20)
	}
	if allowed, err := time.ParseDuration(os.Getenv("HOSTILE_CPU")); err == nil && spent > allowed {
		t.Errorf("took %v, more than %v", spent, allowed)
	}
	switch {
	case want == "" && (err != nil || out.Len() == 0):
		t.Errorf("was refused: %.500s", said.String())
	case want != "" && (cmd.ProcessState.ExitCode() != refused || out.Len() > 0 && (len(args) > 0 || !strings.Contains(out.String(), "\nresults:\n")) || !strings.Contains(said.String(), want)):
		t.Errorf("exit code %d, %d bytes on stdout, want %q:\n%.500s", cmd.ProcessState.ExitCode(), out.Len(), want, said.String())
	case strings.Contains(said.String(), "goroutine "):
		t.Errorf("panic: %.2000s", said.String())
	}
}

// peaked is the command in a process that notes how much memory it took at
// most. The kernel's account of a child counts the parent that it was forked
// from.
func peaked() {
	prepare()
	code := run(os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr})
	status, err := os.ReadFile("/proc/self/status")
	if err == nil {
		err = os.WriteFile(os.Getenv("PEAK"), status, 0o600)
	}
	if err != nil && runtime.GOOS == "linux" {
		panic(err)
	}
	os.Exit(code)
}

// peakOf returns the bytes that a process noted; none where no kernel tells.
func peakOf(t *testing.T, file string) int {
	status, err := os.ReadFile(file)
	if err != nil {
		t.Logf("memory is not known: %v", err)
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	kilobytes, err := strconv.Atoi(strings.Fields(rest)[0])
	if err != nil {
		t.Fatal(err)
	}
	return kilobytes << 10
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// text writes a file from a line for each number below n.
func text(head string, n int, line func(int) string) string {
	var b strings.Builder
	b.WriteString(head)
	for i := range n {
		b.WriteString(line(i))
	}
	return b.String()
}

func inline(files map[string]string) string {
	data, err := json.Marshal(files)
	if err != nil {
		panic(err)
	}
	return fmt.Sprintf("{inline: %s}", data)
}
