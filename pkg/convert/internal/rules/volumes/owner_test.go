package volumes

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/composesource/composesource/pkg/convert/internal/words"
)

// own runs the script in a directory that stands for the claim.
func own(t *testing.T, claim string, args ...string) {
	t.Helper()
	runOwn(t, false, claim, args...)
}

func runOwn(t *testing.T, exactly bool, claim string, args ...string) {
	t.Helper()
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no sh here, so the script can't be tried")
	}
	script := strings.ReplaceAll(ownScript(exactly, !exactly && len(args) > 2), fillRoot, claim)
	if output, err := exec.Command(shell, append([]string{"-c", script, "sh"}, args...)...).CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, output)
	}
}

func modeOf(t *testing.T, name string) os.FileMode {
	t.Helper()
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	return info.Mode()
}

func TestOwnMakesTheData(t *testing.T) {
	for _, test := range []struct {
		path, umask string
		group       bool // the storage follows fsGroup
		want        os.FileMode
	}{
		{"data", "022", true, 0o755},
		{"data/deep/er", "022", false, 0o755},
		{"data", "", true, 0o775},
		{"data", "", false, 0o777},
	} {
		claim := t.TempDir()
		if test.group {
			if err := os.Chmod(claim, 0o775|os.ModeSetgid); err != nil {
				t.Fatal(err)
			}
		}
		own(t, claim, test.path, test.umask)
		if got := modeOf(t, filepath.Join(claim, test.path)).Perm(); got != test.want {
			t.Errorf("%v: the mode is %v", test, got)
		}
	}
}

// What the image says of its directory is made of a new one, and of no other.
func TestOwnMakesWhatTheImageHas(t *testing.T) {
	claim := t.TempDir()
	group := strconv.Itoa(os.Getgid())
	runOwn(t, true, claim, "data", "", group, "0750")
	if got := modeOf(t, filepath.Join(claim, "data")).Perm(); got != 0o750 {
		t.Errorf("the mode is %v", got)
	}
	runOwn(t, true, claim, "data", "", group, "0777")
	alone := t.TempDir() // a mode that the image gives its group is left
	runOwn(t, true, alone, "data", "022", group, "0750")
	if got := modeOf(t, filepath.Join(alone, "data")).Perm(); got != 0o750 {
		t.Errorf("the mode of what one user mounts alone is %v", got)
	}
	if got := modeOf(t, filepath.Join(claim, "data")).Perm(); got != 0o750 {
		t.Errorf("the mode of what was there is %v", got)
	}
}

// The kubelet widens what it gives to a group. What was closed is closed again,
// once: what the program itself opens for the group later stays open.
func TestOwnClosesWhatTheKubeletOpened(t *testing.T) {
	claim := t.TempDir()
	data, cookie := filepath.Join(claim, "data"), filepath.Join(claim, "data", ".cookie")
	if err := os.Mkdir(data, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(cookie, nil, 0o400); err != nil {
		t.Fatal(err)
	}
	for _, want := range []os.FileMode{0o600, 0o660} {
		if err := os.Chmod(cookie, 0o660); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(data, 0o770|os.ModeSetgid); err != nil {
			t.Fatal(err)
		}
		own(t, claim, "data", "022", "")
		if got := modeOf(t, cookie); got != want {
			t.Errorf("the cookie has mode %v, want %v", got, want)
		}
	}
}

// What is made, and what was there, gets the group of the user where nobody else
// needs the claim's, and where it is known.
func TestOwnGivesItsGroup(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root may give files to any group")
	}
	for group, want := range map[string]uint32{"999": 999, "": 2000} {
		claim := t.TempDir()
		if err := errors.Join(os.Chown(claim, -1, 2000), os.Chmod(claim, 0o775|os.ModeSetgid)); err != nil {
			t.Fatal(err)
		}
		own(t, claim, "data", "022", group)
		info, err := os.Stat(filepath.Join(claim, "data"))
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Sys().(*syscall.Stat_t).Gid; got != want || info.Mode() != os.ModeDir|0o755 {
			t.Errorf("group %q: the data has group %d and mode %v", group, got, info.Mode())
		}
	}
}

// Where others mount the claim as well, what is there is theirs.
func TestOwnLeavesOthersAlone(t *testing.T) {
	claim := t.TempDir()
	data := filepath.Join(claim, "data")
	if err := errors.Join(os.Mkdir(data, 0o770), os.Chmod(data, 0o770)); err != nil {
		t.Fatal(err)
	}
	own(t, claim, "data", "")
	if got := modeOf(t, data).Perm(); got != 0o770 {
		t.Errorf("the mode is now %v", got)
	}
}

// A claim that can't be entered or written to is no reason to fail: the program
// may only read, or says what it misses.
func TestOwnNeverFails(t *testing.T) {
	own(t, filepath.Join(t.TempDir(), "missing"), "data", "022")
	readOnly := t.TempDir()
	if err := os.Chmod(readOnly, 0o555); err != nil {
		t.Fatal(err)
	}
	own(t, readOnly, "data", "")
}

func TestOwnScriptIsLiteral(t *testing.T) {
	if script := ownScript(false, true); words.Literal(script) != script {
		t.Error("the script holds a dollar that must be doubled; write it another way")
	}
}
