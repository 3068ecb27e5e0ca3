package generate

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/report"
)

// FuzzRun runs the pipeline over file systems written as txtar. Nothing may
// panic, what is refused is refused with a finding, what is not can be written,
// and a second run says and writes the same.
func FuzzRun(f *testing.F) {
	cases, err := filepath.Glob("../../testdata/rules/*/*.txtar")
	if err != nil || len(cases) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, name := range cases {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		archive.Comment = nil
		f.Add(string(txtar.Format(archive)))
	}
	f.Fuzz(func(t *testing.T, text string) {
		source := sourceOf(t, []byte(text))
		if source == nil {
			t.Skip("the configuration is refused")
		}
		objects, said := attempt(t, source)
		if again, saidAgain := attempt(t, source); again != objects || saidAgain != said {
			t.Errorf("two runs differ:\n%s\n%s", said, saidAgain)
		}
	})
}

// sourceOf returns the configuration that a ConfigMap of the files would be; nil
// when it is refused.
func sourceOf(t *testing.T, text []byte) *api.ComposeSource {
	data := map[string]string{}
	for _, file := range txtar.Parse(text).Files {
		if fs.ValidPath(file.Name) && file.Name != "." {
			data[file.Name] = string(file.Data)
		}
	}
	config, err := json.Marshal(map[string]any{"apiVersion": "v1", "kind": "ConfigMap", "metadata": map[string]string{"name": "fuzz"}, "data": data})
	if err != nil {
		t.Fatal(err)
	}
	return api.Decode(config, api.Origin{}, report.New(report.Options{}))
}

// attempt runs the pipeline once.
func attempt(t *testing.T, source *api.ComposeSource) (objects, said string) {
	r := report.New(report.Options{})
	result, err := Run(source, Options{Root: noDisk, Kustomize: true}, r)
	if err != nil && len(source.Spec.Inline) > 0 {
		t.Fatal(err)
	} else if err != nil {
		return "", ""
	}
	var out, log bytes.Buffer
	if !r.Failed() {
		if err := emit.Write(&out, result.Objects); err != nil {
			t.Fatalf("what was not refused can't be written: %v", err)
		}
		if out.Len() == 0 && result.Services > 0 {
			t.Error("nothing was written, and nothing refused")
		}
	}
	if err := r.WriteText(&log); err != nil {
		t.Fatal(err)
	}
	return out.String(), log.String()
}
