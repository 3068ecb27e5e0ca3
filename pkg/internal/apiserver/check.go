package apiserver

import (
	"bytes"
	"errors"
	"maps"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// Oldest is the oldest version of Kubernetes that the project supports.
const Oldest = "1.33"

// Check creates the objects of every manifest (name to multi-document YAML) as
// an API server would and fails the test once for each problem: an error, a
// warning, or a field that the server drops without a word because its feature
// is off. It asks the newest version that is known and the Oldest one. Each
// manifest gets a cluster of its own, and two objects of one name are a problem.
//
// One call with many manifests is faster than many calls.
func Check(t testing.TB, manifests map[string][]byte) {
	t.Helper()
	CheckSince(t, Oldest, manifests)
}

// CheckSince is Check for manifests that need a later version than Oldest, such
// as "1.35" for image volumes.
func CheckSince(t testing.TB, oldest string, manifests map[string][]byte) {
	t.Helper()
	checkAll(t, oldest, nil, manifests)
}

// CheckDefined is Check for manifests with kinds whose CustomResourceDefinitions are
// in these directories, by any key; see Operators.
func CheckDefined(t testing.TB, dirs map[string]string, manifests map[string][]byte) {
	t.Helper()
	checkAll(t, Oldest, slices.Sorted(maps.Values(dirs)), manifests)
}

func checkAll(t testing.TB, oldest string, dirs []string, manifests map[string][]byte) {
	t.Helper()
	var archive []txtar.File
	for _, name := range slices.Sorted(maps.Keys(manifests)) {
		archive = append(archive, txtar.File{Name: name, Data: manifests[name]})
	}
	newest := validate(t, archive, dirs)
	for _, line := range newest {
		t.Errorf("the API server says: %s", line)
	}
	for _, line := range validate(t, archive, dirs, "-kubernetes", oldest) {
		if !slices.Contains(newest, line) {
			t.Errorf("the API server of Kubernetes %s says: %s", oldest, line)
		}
	}
}

// Update applies before and then after with server-side apply, and returns what
// the newest API server has against it, one line a problem
// ("after: Kind/name: field: message"): what can't be changed in place.
func Update(t testing.TB, before, after []byte) []string {
	t.Helper()
	return validate(t, []txtar.File{{Name: "before", Data: before}, {Name: "after", Data: after}}, nil, "-update")
}

// definitions returns the directory of the CustomResourceDefinitions of Gateway API,
// in the module that the routes are made with.
func definitions(t testing.TB) string {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "sigs.k8s.io/gateway-api").Output()
	if err != nil {
		t.Fatalf("apiserver: %v", err)
	}
	return filepath.Join(strings.TrimSpace(string(out)), "config", "crd", "standard")
}

// validate returns the lines that the command prints about an archive.
func validate(t testing.TB, archive []txtar.File, dirs []string, args ...string) []string {
	t.Helper()
	crds := strings.Join(append([]string{definitions(t)}, dirs...), string(filepath.ListSeparator))
	cmd := exec.Command(command(t), append([]string{"-crds", crds}, args...)...)
	cmd.Stdin = bytes.NewReader(txtar.Format(&txtar.Archive{Files: archive}))
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	var exit *exec.ExitError
	if err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 1) {
		t.Fatalf("apiserver: %v\n%s", err, stderr.Bytes())
	}
	if len(out) == 0 {
		return nil
	}
	return strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
}
