package embed

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

const config = `apiVersion: composesource.dev/v1alpha1
kind: ComposeSource
metadata: {name: shop}
spec: {projectName: shop}
`

// files is a project that reads files in every way there is.
func files(more map[string]string) fstest.MapFS {
	all := fstest.MapFS{}
	for name, content := range map[string]string{
		".env":           "TAG=1\n",
		"unread.txt":     "nobody reads this\n",
		"web/Dockerfile": "FROM scratch\nCOPY src /app\n",
		"compose.yaml": `include: [db/compose.yaml]
services:
  web:
    image: web:${TAG}
    build: ./web
    env_file: web.env
    configs: [app]
    volumes: ["./etc:/etc/app:ro", "./web/src:/app", "./web/uploads:/uploads"]
configs:
  app: {file: app.conf}
`,
		"db/compose.yaml":   "services:\n  db: {image: postgres}\n",
		"web/src/main.go":   "package main\n",
		"web/uploads/.keep": "",
		"web.env":           "PASSWORD=do-not-show\nMODE=fast\n",
		"app.conf":          "on\n",
		"etc/a.conf":        "a\n",
		"etc/d/b.conf":      "b\n",
	} {
		all[name] = &fstest.MapFile{Data: []byte(content), Mode: 0o644}
	}
	for name, content := range more {
		all[name] = &fstest.MapFile{Data: []byte(content), Mode: 0o644}
	}
	return all
}

// embedded runs and returns the result with what the report says.
func embedded(t *testing.T, text string, root fstest.MapFS) (*Result, string) {
	t.Helper()
	result, err := Run(Input{File: "composesource.yaml", Text: []byte(text), From: "..", Open: func(string) (fs.FS, error) { return root, nil }})
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	if err := result.Report.WriteText(&said); err != nil {
		t.Fatal(err)
	}
	return result, said.String()
}

func TestRunEmbedsWhatIsRead(t *testing.T) {
	result, said := embedded(t, config, files(nil))
	want := []string{".env", "app.conf", "compose.yaml", "db/compose.yaml", "etc/a.conf", "etc/d/b.conf", "web.env", "web/Dockerfile", "web/src/.composesource", "web/uploads/.gitkeep"}
	if diff := cmp.Diff(want, result.Files); diff != "" {
		t.Errorf("(-want +got):\n%s\n%s", diff, said)
	}
	if strings.Contains(string(result.Text), "package main") {
		t.Error("the sources that the image holds were embedded")
	}
	if want := "the embedded files hold the secret values of web-secret: PASSWORD [embed-secret]"; !strings.Contains(said, want) || strings.Contains(said, "do-not-show") {
		t.Errorf("said %q", said)
	}
	again, _ := embedded(t, string(result.Text), files(nil))
	if len(again.Drift) > 0 || string(again.Text) != string(result.Text) {
		t.Errorf("a second run found %v", again.Drift)
	}
}

func TestRunFindsDrift(t *testing.T) {
	result, _ := embedded(t, config, files(nil))
	root := files(map[string]string{"app.conf": "off\n", "db/compose.yaml": "services:\n  db: {image: postgres, env_file: new.env}\n", "db/new.env": "A=1\n"})
	delete(root, "etc/a.conf")
	drifted, said := embedded(t, string(result.Text), root)
	want := []Change{
		{"app.conf", "differs from its embedded copy"},
		{"db/compose.yaml", "differs from its embedded copy"},
		{"db/new.env", "is read but not embedded"},
		{"etc/a.conf", "is embedded but no longer read"},
	}
	if diff := cmp.Diff(want, drifted.Drift); diff != "" {
		t.Errorf("(-want +got):\n%s\n%s", diff, said)
	}
}

func TestRunRefuses(t *testing.T) {
	for _, test := range []struct {
		why, text string
		more      map[string]string
		want      string
	}{
		{"a broken project says so itself", config, map[string]string{"compose.yaml": "services:\n  web: {imag: x}\n"}, "compose.yaml:2:"},
		{"YAML holds text only", config, map[string]string{"app.conf": "\xff\xfe"}, "app.conf: error: app.conf is not text and can't be embedded [embed-not-text]"},
		{
			"without a large file its mount is that of a directory", config,
			map[string]string{"compose.yaml": "services:\n  db: {image: db, volumes: [\"./dump:/dump\"]}\n", "dump": strings.Repeat("x", 1<<20+1)},
			"composesource.yaml: error: Service db would not be the same from the embedded files as from the directory [embed-differs]",
		},
		{"the configuration itself is wrong", config + "  x: 1\n", nil, "composesource.yaml:"},
	} {
		result, said := embedded(t, test.text, files(test.more))
		if !strings.Contains(said, test.want) || result.Text != nil || !result.Report.Failed() {
			t.Errorf("%s: wrote %d bytes and said:\n%s", test.why, len(result.Text), said)
		}
	}
}

// A ConfigMap is decoded like a ComposeSource, but has no spec to write into.
func TestRunRefusesConfigMap(t *testing.T) {
	_, err := Run(Input{File: "config.yaml", Text: []byte("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {compose.yaml: \"services: {}\"}\n")})
	if err == nil || !strings.Contains(err.Error(), "config.yaml is a ConfigMap") {
		t.Errorf("got %v", err)
	}
}
