package apiserver

import (
	"encoding/json"
	"os/exec"
	"path/filepath"
	"testing"
)

// operator is where the CustomResourceDefinitions of an operator are: in a directory
// of a Go module, which is read and never compiled.
type operator struct{ group, module, version, sum, dir string }

// The operators that the guides speak of. A new version is a decision: its sum is
// that of go.sum.
var operators = []operator{
	{"external-secrets.io", "github.com/external-secrets/external-secrets", "v1.3.2", "h1:u2J8RjlHIeF0oZCqtl92adI/uZWUwOesJIDkfql6LqQ=", "config/crds/bases"},
	{"bitnami.com", "github.com/bitnami-labs/sealed-secrets", "v0.40.0", "h1:rvCP35JL8ZV5LNA2SrwNR6iLyoM3ulrSFWN0lBtYEYI=", "helm/sealed-secrets/crds"},
	{"monitoring.coreos.com", "github.com/prometheus-operator/prometheus-operator", "v0.85.0", "h1:M5xLCLEoaW2IJfnuCwFzzpL+jSVQu3KGT84Pye+fW8s=", "example/prometheus-operator-crd"},
}

// Operators returns the directories of the CustomResourceDefinitions that operators
// bring, by the group of their kinds, for CheckDefined. One that can't be had is left
// out, aloud.
func Operators(t testing.TB) map[string]string {
	t.Helper()
	dirs := map[string]string{}
	for _, o := range operators {
		cmd := exec.Command("go", "mod", "download", "-json", o.module+"@"+o.version)
		cmd.Dir = t.TempDir() // of no module
		out, err := cmd.Output()
		var got struct{ Dir, Sum, Error string }
		switch {
		case json.Unmarshal(out, &got) != nil || err != nil:
			t.Logf("SKIPPED, nothing of %s was validated: its definitions can't be had: %v %s", o.group, err, got.Error)
		case got.Sum != o.sum:
			t.Errorf("%s@%s has the sum %s, want %s", o.module, o.version, got.Sum, o.sum)
		default:
			dirs[o.group] = filepath.Join(got.Dir, filepath.FromSlash(o.dir))
		}
	}
	return dirs
}
