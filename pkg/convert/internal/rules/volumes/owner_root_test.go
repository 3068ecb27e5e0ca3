package volumes

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// give runs the script in a directory that stands for the claim, for the user who runs
// the test: only root can give anything away.
func give(t *testing.T, claim, mode string) {
	t.Helper()
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no sh here, so the script can't be tried")
	}
	script := strings.ReplaceAll(giveScript, fillRoot, claim)
	self := fmt.Sprintf("%d:%d", os.Getuid(), os.Getgid())
	if output, err := exec.Command(shell, "-c", script, "sh", "data", self, mode).CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, output)
	}
}

// A new claim gets what the image has, and so does an empty one that is mounted already;
// data is left alone, and so is what was given once.
func TestGive(t *testing.T) {
	for name, test := range map[string]struct {
		make func(dir string) error
		want os.FileMode
	}{
		"new":    {func(string) error { return nil }, 0o770},
		"empty":  {func(dir string) error { return os.Mkdir(dir, 0o755) }, 0o770},
		"data":   {func(dir string) error { return os.MkdirAll(filepath.Join(dir, ".hidden"), 0o755) }, 0o755},
		"linked": {linked, 0o755},
	} {
		t.Run(name, func(t *testing.T) {
			claim := t.TempDir()
			data := filepath.Join(claim, "data")
			if err := test.make(data); err != nil {
				t.Fatal(err)
			}
			for range 2 {
				give(t, claim, "0770")
				if got := modeOf(t, data).Perm(); got != test.want {
					t.Errorf("the mode is %v, want %v", got, test.want)
				}
			}
			give(t, claim, "0700")
			if got := modeOf(t, data).Perm(); got != test.want {
				t.Errorf("what was given once has the mode %v", got)
			}
		})
	}
}

func linked(dir string) error {
	if err := os.Mkdir(dir, 0o755); err != nil {
		return err
	}
	return os.Symlink("gone", filepath.Join(dir, "link"))
}
