package volumes

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/composesource/composesource/pkg/convert/internal/words"
)

// claimDirs runs fillScript as the init container does, with directories in the
// place of the mounts.
type claimDirs struct{ root, data, from string }

func newClaimDirs(t *testing.T) claimDirs {
	dir := t.TempDir()
	d := claimDirs{root: filepath.Join(dir, "claim"), data: filepath.Join(dir, "claim", "data"), from: filepath.Join(dir, "from")}
	for _, name := range []string{d.data, filepath.Join(d.from, "sub")} {
		if err := os.MkdirAll(name, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	d.write(t, filepath.Join(d.from, "file"), "image")
	d.write(t, filepath.Join(d.from, "sub", ".hidden"), "image")
	return d
}

func (d claimDirs) write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o640); err != nil {
		t.Fatal(err)
	}
}

// fill runs the script with nothing on PATH but the named programs.
func (d claimDirs) fill(t *testing.T, script string, programs ...string) error {
	t.Helper()
	bin := t.TempDir()
	for _, program := range programs {
		path, err := exec.LookPath(program)
		if err != nil {
			t.Skipf("no %s here, so the script can't be tried", program)
		}
		if err := os.Symlink(path, filepath.Join(bin, program)); err != nil {
			t.Skipf("no symbolic links here: %v", err)
		}
	}
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no sh here, so the script can't be tried")
	}
	script = strings.NewReplacer(fillRoot, d.root, fillTarget, d.data).Replace(script)
	cmd := exec.Command(shell, "-c", script, "sh", d.from)
	cmd.Env = []string{"PATH=" + bin}
	output, err := cmd.CombinedOutput()
	if len(output) > 0 {
		t.Logf("the script says: %s", output)
	}
	return err
}

func (d claimDirs) has(t *testing.T, name, want string) {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(d.data, name))
	if got := string(content); got != want || err != nil && want != "" {
		t.Errorf("%s holds %q, want %q", name, got, want)
	}
}

func (d claimDirs) isMarked(t *testing.T, want string) {
	t.Helper()
	if mark, err := os.ReadFile(filepath.Join(d.root, ".composesource")); string(mark) != want+"\n" {
		t.Errorf("the mark is %q, want %s (%v)", mark, want, err)
	}
}

func TestFillCopiesIntoAnEmptyClaim(t *testing.T) {
	d := newClaimDirs(t)
	if err := d.fill(t, fillScript("cp -a", "done", ""), "cp"); err != nil {
		t.Fatal(err)
	}
	d.has(t, "file", "image")
	d.has(t, "sub/.hidden", "image")
	if info, err := os.Stat(filepath.Join(d.data, "file")); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the mode is %v, want 0640 as in the image (%v)", info.Mode(), err)
	}
	if entries, _ := os.ReadDir(d.data); len(entries) != 2 {
		t.Errorf("the application would see %v", entries)
	}
	d.isMarked(t, "done")
}

func TestFillNeverOverwrites(t *testing.T) {
	for _, own := range []string{"file", ".hidden", "..odd"} {
		d := newClaimDirs(t)
		d.write(t, filepath.Join(d.data, own), "mine")
		if err := d.fill(t, fillScript("cp -a", "done", ""), "cp"); err != nil {
			t.Fatal(err)
		}
		d.has(t, own, "mine")
		if entries, _ := os.ReadDir(d.data); len(entries) != 1 {
			t.Errorf("beside %s there is now %v", own, entries)
		}
		d.isMarked(t, "done")
	}
}

// An interrupted copy is done again; an emptied volume is filled again from an
// image, as docker does, and stays empty when the content came from a directory.
func TestFillAgain(t *testing.T) {
	for mark, want := range map[string]string{"done": "image", "filled": ""} {
		d := newClaimDirs(t)
		script := fillScript("cp -a", mark, "")
		if err := d.fill(t, script); err == nil {
			t.Fatal("without cp the script must fail")
		}
		d.write(t, filepath.Join(d.data, "half"), "half")
		if err := d.fill(t, script, "cp"); err != nil {
			t.Fatal(err)
		}
		d.has(t, "file", "image")
		for _, name := range []string{"file", "half", "sub"} {
			if err := os.RemoveAll(filepath.Join(d.data, name)); err != nil {
				t.Fatal(err)
			}
		}
		if err := d.fill(t, script, "cp"); err != nil {
			t.Fatal(err)
		}
		d.has(t, "file", want)
	}
}

// What can't be given to anyone is filled all the same.
func TestFillGivesTheCopyAway(t *testing.T) {
	owner := strconv.Itoa(os.Getuid())
	for _, programs := range [][]string{{"cp", "chown"}, {"cp"}} {
		d := newClaimDirs(t)
		if err := d.fill(t, fillScript("cp -R", "filled", owner), programs...); err != nil {
			t.Fatal(err)
		}
		d.has(t, "file", "image")
		d.isMarked(t, "filled")
	}
}

// An image without the directory has nothing to copy, and others wait for it.
func TestFillWithoutSource(t *testing.T) {
	d := newClaimDirs(t)
	if err := os.RemoveAll(d.from); err != nil {
		t.Fatal(err)
	}
	if err := d.fill(t, fillScript("cp -a", "done", "")); err != nil {
		t.Errorf("the script fails: %v", err)
	}
	d.isMarked(t, "done")
}

// What waits goes on once the mark says that nothing is being copied.
func TestAwaitFill(t *testing.T) {
	d := newClaimDirs(t)
	for _, mark := range []string{"done", "filled"} {
		d.write(t, filepath.Join(d.root, ".composesource"), mark+"\n")
		if err := d.fill(t, awaitScript("app", "data"), "sleep"); err != nil {
			t.Errorf("%s: %v", mark, err)
		}
	}
	d.write(t, filepath.Join(d.root, ".composesource"), "filling\n")
	script := strings.Replace(awaitScript("app", "data"), "sleep 1", "exit 3", 1)
	if err := d.fill(t, strings.Replace(script, "wait $!", "exit 3", 1)); err == nil {
		t.Error("it doesn't wait while something is copied")
	}
}

// Kubernetes would expand $( and $$ in a command.
func TestFillScriptIsLiteral(t *testing.T) {
	for _, script := range []string{fillScript("cp -a", "done", ""), awaitScript("a", "b")} {
		if words.Literal(script) != script {
			t.Error("the script holds a dollar that must be doubled; write it another way")
		}
	}
}
