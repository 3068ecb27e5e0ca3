package compose

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/composesource/composesource/pkg/report"
)

// FuzzLoad loads file systems written as txtar. Nothing may panic, an error and
// a project exclude each other, every finding has a place in a file that
// exists, and a second run says the same.
func FuzzLoad(f *testing.F) {
	for _, archive := range seeds(f) {
		f.Add(string(txtar.Format(archive)))
	}
	for _, m := range mistakes {
		f.Add("-- compose.yaml --\n" + m.compose)
	}
	f.Fuzz(func(t *testing.T, text string) {
		root := fileSystem(text)
		p, first := loadAll(root)
		again, second := loadAll(root)
		if diff := cmp.Diff(first, second); diff != "" {
			t.Errorf("two runs differ:\n%s", diff)
		}
		failed := false
		for _, finding := range first {
			failed = failed || finding.Severity == report.Error
			if _, err := fs.Stat(root, finding.File); finding.File != "" && err != nil {
				t.Errorf("%s is in no file", finding.Position)
			}
		}
		if failed == (p != nil) {
			t.Errorf("project: %v, findings: %v", p != nil, first)
		}
		if p != nil && dump(p.Tree) != dump(again.Tree) {
			t.Error("two trees differ")
		}
	})
}

func fileSystem(text string) fstest.MapFS {
	root := fstest.MapFS{}
	for _, file := range txtar.Parse([]byte(text)).Files {
		if fs.ValidPath(file.Name) && file.Name != "." && !strings.HasPrefix(file.Name, "want/") {
			root[file.Name] = &fstest.MapFile{Data: file.Data}
		}
	}
	return root
}

func loadAll(root fs.FS) (*Project, []report.Finding) {
	r := report.New(report.Options{Level: report.Info})
	p := Load(root, Options{DefaultName: "fuzz"}, r)
	return p, r.Findings()
}

// A value that comes from a variable or an env file is in no finding, whatever
// is wrong with what holds it.
func TestNoValueIsEverShown(t *testing.T) {
	const secret = "hunter2needle"
	env := Options{DefaultName: "x", Env: map[string]string{"PW": secret, "NUM": secret}}
	for name, files := range map[string]fstest.MapFS{
		"casts":            {"compose.yaml": {Data: []byte(service + "    privileged: ${PW}\n    scale: ${NUM}\n")}},
		"types":            {"compose.yaml": {Data: []byte(service + "    mem_limit: ${PW}\n    stop_grace_period: ${PW}\n    ports: [\"${PW}:80\", {target: \"${PW}\"}]\n    healthcheck: {test: [\"${PW}\"]}\n")}},
		"short syntax":     {"compose.yaml": {Data: []byte(service + "    volumes: [\":${PW}\"]\n    devices: [\"a:b:c:${PW}\"]\n    command: \"'${PW}\"\n    extra_hosts: [\"${PW}\"]\n")}},
		"required":         {"compose.yaml": {Data: []byte(service + "    command: ${UNSET:?${PW}}\n")}},
		"templates":        {"compose.yaml": {Data: []byte(service + "    command: ${PW} ${\n")}},
		"env file key":     {"compose.yaml": {Data: []byte(service + "    env_file: a.env\n")}, "a.env": {Data: []byte("A=1\n" + secret + "!x=2\n")}},
		"env file space":   {"compose.yaml": {Data: []byte(service + "    env_file: a.env\n")}, "a.env": {Data: []byte("a " + secret + "=1\n")}},
		"env file quote":   {"compose.yaml": {Data: []byte(service + "    env_file: a.env\n")}, "a.env": {Data: []byte("A=\"" + secret + "\n")}},
		"env file dollar":  {"compose.yaml": {Data: []byte(service + "    env_file: a.env\n")}, "a.env": {Data: []byte("A=" + secret + "${\n")}},
		"env file needs":   {"compose.yaml": {Data: []byte(service + "    env_file: a.env\n")}, "a.env": {Data: []byte("S=" + secret + "\nA=${B:?$S}\n")}},
		"env file raw":     {"compose.yaml": {Data: []byte(service + "    env_file: [{path: a.env, format: raw}]\n")}, "a.env": {Data: []byte("=" + secret + "\n")}},
		"env file format":  {"compose.yaml": {Data: []byte(service + "    env_file: [{path: a.env, format: \"${PW}\"}]\n")}, "a.env": {Data: []byte("A=1\n")}},
		"environment":      {"compose.yaml": {Data: []byte(service + "    environment: [\"A =${PW}\", \"B\"]\n")}},
		"secrets":          {"compose.yaml": {Data: []byte(service + "secrets: {s: {environment: PW, file: \"${PW}\"}}\n")}},
		"references":       {"compose.yaml": {Data: []byte(service + "    container_name: \"${PW}!\"\n    pull_policy: ${PW}\n    cgroup: ${PW}\n")}},
		"names":            {"compose.yaml": {Data: []byte(service + "    networks: [\"${PW}\"]\n    depends_on: [\"${PW}\"]\n    secrets: [\"${PW}\"]\n    links: [\"${PW}\"]\n    volumes: [\"${PW}:/x\"]\n    env_file: [\"${PW}\"]\n    ipc: service:${PW}\n")}},
		"paths":            {"compose.yaml": {Data: []byte("include: [\"../${PW}\", \"${PW}\"]\n" + service + "    extends: {file: \"${PW}\", service: \"${PW}\"}\n")}},
		"merged with list": {"compose.yaml": {Data: []byte(service + "    environment: {A: \"${PW}\"}\n")}, "compose.override.yaml": {Data: []byte("services: {web: {environment: [[\"${PW}\"]], ports: {a: \"${PW}\"}}}\n")}},
	} {
		_, text := load(t, files, env)
		if strings.Contains(text, secret) {
			t.Errorf("%s:\n%s", name, text)
		}
		if text == "" {
			t.Errorf("%s: nothing was said", name)
		}
	}
}
