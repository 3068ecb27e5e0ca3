package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestGuides runs the commands of every README as a reader would type them: the
// lines behind "$ " in console blocks, in the directory of that README, one after
// the other. What is printed below a command must come out, stdout and stderr
// together; "..." stands for any lines or characters, and nothing below it for
// anything. A comment <!-- $ COMMAND --> makes the block after it what that prints.
//
// The words after "console" name the programs that a block needs: it is skipped,
// aloud, where one is missing. "fails" says that its last command does.
func TestGuides(t *testing.T) {
	environment := guideEnvironment(t)
	root := copyRepository(t)
	writeProject(t, filepath.Join(root, "app")) // the reader's own
	for _, path := range readmes(t, root) {
		name, _ := filepath.Rel(root, path)
		t.Run(name, func(t *testing.T) {
			for _, b := range blocks(t, path) {
				if missing := b.missing(t); missing != "" {
					t.Logf("skipped: the block at %s:%d, because %s does not answer", name, b.line, missing)
					continue
				}
				for i, c := range b.commands {
					if strings.HasPrefix(c.text, "cd ") || strings.HasPrefix(c.text, "export ") {
						t.Errorf("line %d: %s: would last for the reader, and doesn't here", c.line, c.text)
					}
					cmd := exec.Command("sh", "-c", c.text)
					cmd.Dir = filepath.Dir(path)
					cmd.Env = environment
					out, err := cmd.CombinedOutput()
					if fails := b.has("fails") && i == len(b.commands)-1; fails == (err == nil) {
						t.Fatalf("line %d: %s: %v\n%s", c.line, c.text, err, out)
					}
					got := strings.Split(strings.TrimRight(string(out), "\n"), "\n")
					if len(c.output) > 0 && !matches(c.output, got) {
						t.Errorf("line %d: %s\nthe page says\n%s\nbut it prints\n%s", c.line, c.text, strings.Join(c.output, "\n"), head(got))
					}
				}
			}
		})
	}
}

// head is as much of an output as a person reads.
func head(lines []string) string {
	const enough = 60
	if len(lines) > enough {
		lines = append(lines[:enough:enough], "(and more)")
	}
	return strings.Join(lines, "\n")
}

var link = regexp.MustCompile(`\]\(([^)#:]+)(#[^)]*)?\)`)

// TestLinks follows the links between files.
func TestLinks(t *testing.T) {
	for _, path := range readmes(t, "../..") {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllStringSubmatch(string(text), -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(path), m[1])); err != nil {
				t.Errorf("%s links to %s, which is not there", path, m[1])
			}
		}
	}
}

// readmes returns the guides: the READMEs of the repository and of the function, and
// those below examples, in any language.
func readmes(t *testing.T, root string) []string {
	t.Helper()
	found := []string{filepath.Join(root, "README.md"), filepath.Join(root, "fn", "composesource", "README.md")}
	err := filepath.WalkDir(filepath.Join(root, "examples"), func(path string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasPrefix(d.Name(), "README.") {
			found = append(found, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func writeProject(t *testing.T, dir string) {
	t.Helper()
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	compose := "services:\n  web:\n    image: nginx:1.29\n    ports: [\"8080:80\"]\n"
	if err := os.WriteFile(filepath.Join(dir, "compose.yaml"), []byte(compose), 0o644); err != nil {
		t.Fatal(err)
	}
}

// copyRepository copies the repository, so that commands may write.
func copyRepository(t *testing.T) string {
	t.Helper()
	from, to := "../..", t.TempDir()
	err := filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		if d.IsDir() {
			if slices.Contains([]string{".git", "bin", "dist"}, name) {
				return fs.SkipDir
			}
			return os.MkdirAll(filepath.Join(to, name), 0o755)
		}
		if d.Type() != 0 || name == ".git" { // the one of a worktree is a file
			return nil
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, name), content, 0o644)
	})
	if err == nil { // the reader has a clone
		err = exec.Command("sh", "-c", `git init -q "$0" && git -C "$0" -c user.name=a -c user.email=a@example.com commit -q --allow-empty -m a`, to).Run()
	}
	if err != nil {
		t.Fatal(err)
	}
	return to
}
