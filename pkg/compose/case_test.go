package compose

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/report"
)

var update = flag.Bool("update", false, "rewrite the wanted parts of the cases in testdata")

// wanted are the parts of a case that are compared, not read.
var wanted = []string{"want/tree", "want/report"}

// TestCases loads every case and compares the tree, value by value with its
// place, and the report; then the typed project with that of the stock loader,
// unless the case says why it differs.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/load/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			why, _, _ := strings.Cut(string(archive.Comment), "\n")
			if len(why) < 20 {
				t.Errorf("the first line says why the case exists, got %q", why)
			}
			runCase(t, file, archive)
		})
	}
}

func runCase(t *testing.T, file string, archive *txtar.Archive) {
	dir := t.TempDir()
	want := map[string]string{}
	for _, f := range archive.Files {
		if strings.HasPrefix(f.Name, "want/") {
			want[f.Name] = string(f.Data)
			continue
		}
		name := filepath.Join(dir, f.Name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		text := strings.NewReplacer("<BOM>", "\ufeff", "<CR>", "\r", "<TAB>", "\t").Replace(string(f.Data))
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	o := optionsOf(t, string(archive.Comment))
	r := report.New(report.Options{Level: report.Info})
	p := Load(os.DirFS(dir), o, r)
	got := map[string]string{"want/report": reportText(r)}
	if p != nil {
		got["want/tree"] = dump(p.Tree)
	}
	if *update {
		writeCase(t, file, archive, got)
	} else if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("- want, + got:\n%s", diff)
	}
	if !strings.Contains(string(archive.Comment), "differs from stock:") {
		if len(o.Files) == 0 {
			o.Files = newLoader(os.DirFS(dir), o, r).find()
		}
		compareWithStock(t, dir, o.Files, o)
	}
}

// optionsOf reads the lines `files:`, `env:` and `profiles:` of a case's comment.
func optionsOf(t *testing.T, comment string) Options {
	o := Options{DefaultName: "case", Env: map[string]string{}}
	for line := range strings.Lines(comment) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		words := strings.Fields(value)
		switch key {
		case "files":
			o.Files = words
		case "profiles":
			o.Profiles = words
		case "env":
			for _, w := range words {
				k, v, ok := strings.Cut(w, "=")
				if !ok {
					t.Fatalf("env: %q", w)
				}
				o.Env[k] = v
			}
		}
	}
	return o
}

func writeCase(t *testing.T, file string, archive *txtar.Archive, got map[string]string) {
	out := &txtar.Archive{Comment: archive.Comment}
	for _, f := range archive.Files {
		if !strings.HasPrefix(f.Name, "want/") {
			out.Files = append(out.Files, f)
		}
	}
	for _, name := range wanted {
		if text, ok := got[name]; ok {
			out.Files = append(out.Files, txtar.File{Name: name, Data: []byte(text)})
		}
	}
	if err := os.WriteFile(file, txtar.Format(out), 0o600); err != nil {
		t.Fatal(err)
	}
}

func reportText(r *report.Report) string {
	var b strings.Builder
	_ = r.WriteText(&b)
	return b.String()
}

// dump writes every value of a tree with its place.
func dump(n *tree.Node) string {
	var b strings.Builder
	dumpTo(&b, n, &tree.Path{})
	return b.String()
}

func dumpTo(b *strings.Builder, n *tree.Node, at *tree.Path) {
	for _, f := range n.Fields {
		dumpTo(b, f.Value, at.Field(f.Name))
	}
	for i, item := range n.Items {
		dumpTo(b, item, at.Item(i))
	}
	if len(n.Fields)+len(n.Items) > 0 {
		return
	}
	value := map[tree.Kind]string{tree.Mapping: "{}", tree.Sequence: "[]"}[n.Kind]
	if n.Kind == tree.Scalar {
		value = fmt.Sprintf("%#v", n.Value)
	}
	fmt.Fprintf(b, "%s %s %s\n", n.At, at, value)
}

// load reads a project of a few files and returns it with everything reported.
func load(t *testing.T, root fs.FS, o Options) (*Project, string) {
	t.Helper()
	r := report.New(report.Options{Level: report.Info})
	return Load(root, o, r), reportText(r)
}
