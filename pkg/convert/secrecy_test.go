package convert_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"
	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/report"
)

// No secret stands anywhere but in a Secret: not in another object, not in a
// finding. Real values such as "example" can't be told from other words, so
// every value that ends in a Secret is first replaced, where it is written, by
// one that is easy to find.
func TestSecretsStayInSecrets(t *testing.T) {
	marked := 0
	check := func(t *testing.T, name string, root fs.FS, spec api.Spec) {
		files := readAll(t, root)
		secrets, _ := convertAll(files, name, spec)
		n := markSecrets(files, secrets)
		marked += n
		_, public := convertAll(files, name, spec)
		if i := strings.Index(public, secretMark); i >= 0 {
			t.Errorf("a secret outside Secrets: ...%s...", public[max(0, i-200):min(len(public), i+60)])
		}
	}
	projects(t, func(t *testing.T, name string, root fs.FS) { check(t, name, root, api.Spec{}) })
	cases, _ := filepath.Glob("../../testdata/rules/*/*.txtar")
	for _, file := range cases {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		root, spec := inputOf(t, archive)
		t.Run(filepath.Base(file), func(t *testing.T) { check(t, "app", root, spec) })
	}
	if marked < 20 {
		t.Errorf("only %d secrets were marked; the test has lost its subject", marked)
	}
	t.Logf("%d secrets marked", marked)
}

// secretPart is what of a value is the secret, where the rest says that it is one.
var secretPart = regexp.MustCompile(`(://[^:/@]*:|PRIVATE KEY-----\n|(?i:password|token|pw|requirepass)["']?\s*[:= ]\s*["']?)([^\s@;"']+)`)

// disguise puts the mark in the place of the secret.
func disguise(value, mark string) string {
	if secretPart.MatchString(value) {
		return secretPart.ReplaceAllString(value, "${1}"+mark)
	}
	return mark
}

const secretMark = "easy2find"

// readAll reads the text files of a project.
func readAll(t *testing.T, root fs.FS) fstest.MapFS {
	files := fstest.MapFS{}
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		content, err := fs.ReadFile(root, name)
		files[name] = &fstest.MapFile{Data: content}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// convertAll returns what ends in Secrets, and everything else as one text.
func convertAll(root fs.FS, name string, spec api.Spec) (secrets map[string][]byte, public string) {
	r := report.New(report.Options{Level: report.Info})
	p := compose.Load(root, compose.Options{
		Files: spec.Files, DefaultName: name, Profiles: spec.Profiles, Env: spec.Env, EnvFiles: spec.EnvFiles,
	}, r)
	var objects []emit.Object
	if p != nil {
		objects = convert.Convert(p, convert.Options{Spec: spec}, r).Objects
	}
	secrets = map[string][]byte{}
	var text strings.Builder
	for _, object := range objects {
		if s, ok := object.(*corev1.Secret); ok {
			for key, value := range s.Data {
				secrets[key] = value
			}
			s.Data = nil
		}
		encoded, err := json.Marshal(object)
		fmt.Fprintln(&text, string(encoded), err)
	}
	for _, f := range r.Findings() {
		fmt.Fprintln(&text, f.Position, f.Field, f.Message, f.Hint)
	}
	for _, s := range r.Settings() {
		fmt.Fprintln(&text, s.Field, s.Became)
	}
	return secrets, text.String()
}

// markSecrets replaces the values of secret variables where they are written
// under their names, and the whole content of secret files.
func markSecrets(files fstest.MapFS, secrets map[string][]byte) (marked int) {
	marks := map[string]string{} // two variables may have one value
	for key, value := range secrets {
		if len(value) == 0 || holdsAnother(value, secrets) {
			continue
		}
		mark := cmp.Or(marks[string(value)], disguise(string(value), fmt.Sprintf("%s%d", secretMark, marked)))
		marks[string(value)] = mark
		written := regexp.MustCompile(`(` + regexp.QuoteMeta(key) + `["']?\s*[:=]\s*["']?)` + regexp.QuoteMeta(string(value)))
		found := false
		for _, file := range files {
			if strings.TrimSpace(string(file.Data)) == strings.TrimSpace(string(value)) {
				file.Data, found = []byte(mark), true
				continue
			}
			changed := written.ReplaceAll(file.Data, []byte("${1}"+strings.ReplaceAll(mark, "$", "$$")))
			found = found || string(changed) != string(file.Data)
			file.Data = changed
		}
		if found {
			marked++
		}
	}
	return marked
}

// holdsAnother reports whether a value is secret for another one that is in it.
func holdsAnother(value []byte, secrets map[string][]byte) bool {
	for _, other := range secrets {
		if len(other) >= 8 && len(other) < len(value) && bytes.Contains(value, other) {
			return true
		}
	}
	return false
}
