package volumes

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/composesource/composesource/pkg/convert/internal/words"
)

// copied runs copyScript for one file and returns what the copy holds and its mode.
func copied(t *testing.T, dir, content, mark, mode string) (string, os.FileMode) {
	t.Helper()
	from, to := filepath.Join(dir, "from"), filepath.Join(dir, "to", "sub", "file")
	if err := os.WriteFile(from, []byte(content), 0o444); err != nil && !os.IsPermission(err) {
		t.Fatal(err)
	}
	if mark != "" {
		mark = filepath.Join(dir, mark, "file")
	}
	if out, err := exec.Command("sh", "-c", copyScript(""), "sh", from, to, mark, mode).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	text, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(to)
	if err != nil {
		t.Fatal(err)
	}
	return string(text), info.Mode().Perm()
}

// What the program wrote is kept, until the project has another file; of data even
// then.
func TestCopyScript(t *testing.T) {
	if _, err := exec.LookPath("cmp"); err != nil {
		t.Skip("no cmp here, so the script can't be tried")
	}
	for _, test := range []struct{ mark, mode, again string }{
		{"marks", "644", "second"},
		{"", "600", "written"},
	} {
		dir := t.TempDir()
		if text, mode := copied(t, dir, "first", test.mark, test.mode); text != "first" || fmt.Sprintf("%o", mode) != test.mode {
			t.Errorf("%q, %v", text, mode)
		}
		overwrite(t, filepath.Join(dir, "to", "sub", "file"), "written")
		if text, _ := copied(t, dir, "first", test.mark, test.mode); text != "written" {
			t.Errorf("what the program wrote became %q", text)
		}
		overwrite(t, filepath.Join(dir, "from"), "second")
		if text, _ := copied(t, dir, "second", test.mark, test.mode); text != test.again {
			t.Errorf("mark %q: after a change it is %q, want %q", test.mark, text, test.again)
		}
	}
}

// A mount point that the kubelet made is no file of a program.
func TestCopyScriptReplacesMountPoints(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "to", "sub"), 0o755); err != nil {
		t.Fatal(err)
	}
	overwrite(t, filepath.Join(dir, "to", "sub", "file"), "")
	if text, mode := copied(t, dir, "first", "", "664"); text != "first" || mode != 0o666 {
		t.Errorf("%q, %v", text, mode)
	}
}

func TestCopyScriptIsLiteral(t *testing.T) {
	if script := copyScript("1:1"); words.Literal(script) != script {
		t.Error("the script holds a dollar that must be doubled; write it another way")
	}
}

func overwrite(t *testing.T, name, content string) {
	t.Helper()
	_ = os.Chmod(name, 0o644)
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}
