package generate

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/report"
)

// jail notes every name that is asked for, and how it went.
type jail struct {
	fs.FS
	t     *testing.T
	asked int
}

func (j *jail) Open(name string) (fs.File, error) {
	j.asked++
	if !fs.ValidPath(name) {
		j.t.Errorf("asked for %s", name)
	}
	return j.FS.Open(name)
}

// TestOnlyTheRootIsRead runs every project at hand in a jail: the examples, the
// applications of the tests, and a corpus of real projects.
func TestOnlyTheRootIsRead(t *testing.T) {
	corpus := os.Getenv("COMPOSESOURCE_CORPUS")
	if corpus == "" {
		t.Log("skipped: the corpus of real projects; name one in COMPOSESOURCE_CORPUS")
	}
	found := 0
	for _, dir := range []string{corpus, "../../examples", "../../testdata/apps", "../../testdata/full"} {
		if dir == "" {
			continue
		}
		err := filepath.WalkDir(dir, func(file string, _ fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if !slices.Contains([]string{"compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml", "base.yaml"}, filepath.Base(file)) {
				return nil
			}
			found++
			root, err := os.OpenRoot(filepath.Dir(file))
			if err != nil {
				return err
			}
			defer root.Close()
			j := &jail{FS: root.FS(), t: t}
			source := &api.ComposeSource{Metadata: api.Metadata{Name: "app"}, Spec: api.Spec{Files: []string{filepath.Base(file)}}}
			if _, err := Run(source, Options{Root: func() (fs.FS, error) { return j, nil }}, report.New(report.Options{})); err != nil {
				t.Errorf("%s: %v", file, err)
			}
			if j.asked == 0 {
				t.Errorf("%s was not read through the jail", file)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
	if found == 0 {
		t.Error("no project was found")
	}
	t.Logf("%d projects", found)
}

// TestNoStepReachesAroundTheJail keeps the packages of the pipeline from what a
// file system, a network, a clock or a process could be had with.
func TestNoStepReachesAroundTheJail(t *testing.T) {
	forbidden := []string{"os", "os/exec", "os/user", "net", "net/http", "syscall", "math/rand", "math/rand/v2", "crypto/rand", "io/ioutil", "plugin"}
	for _, step := range []string{"api", "compose", "convert", "emit", "generate", "reference", "report"} {
		files, err := filepath.Glob("../" + step + "/*.go")
		if err != nil || len(files) == 0 {
			t.Fatal(step, err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
			if err != nil {
				t.Fatal(err)
			}
			for _, i := range file.Imports {
				if path, _ := strconv.Unquote(i.Path.Value); slices.Contains(forbidden, path) {
					t.Errorf("%s imports %s", name, path)
				}
			}
			if text, err := os.ReadFile(name); err != nil || strings.Contains(string(text), "time.Now(") {
				t.Errorf("%s reads a clock (%v)", name, err)
			}
		}
	}
}
