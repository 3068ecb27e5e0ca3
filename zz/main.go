// Command zz dumps everything that conversion says, for comparison before and after.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/txtar"
	"sigs.k8s.io/yaml"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/report"
)

var out = os.Args[1]

func dump(name string, root fs.FS, spec api.Spec) {
	var b bytes.Buffer
	for i := 0; i < 4; i++ {
		s := spec
		checks := false
		switch i {
		case 1:
			s.NetworkPolicies = !s.NetworkPolicies
			checks = true
		case 2:
			s.Secrets.Mode = api.SecretsReference
		case 3:
			s.DependsOn.Mode = api.DependsOnIgnore
		}
		r := report.New(report.Options{Level: report.Info})
		p := compose.Load(root, compose.Options{Files: s.Files, ProjectName: s.ProjectName, DefaultName: "app", Profiles: s.Profiles, Env: s.Env, EnvFiles: s.EnvFiles}, r)
		if p == nil {
			fmt.Fprintf(&b, "## %d no project\n", i)
			continue
		}
		res := convert.Convert(p, convert.Options{Spec: s, Checksums: checks}, r)
		fmt.Fprintf(&b, "## %d broken=%v\n", i, r.Broken())
		for _, f := range r.Findings() {
			fmt.Fprintf(&b, "%v|%v|%v|%v|%v|%v\n", f.Position, f.Field, f.Code, f.Severity, f.Message, f.Hint)
		}
		for _, st := range r.Settings() {
			t, _ := json.Marshal(st)
			fmt.Fprintf(&b, "S %s\n", t)
		}
		if !r.Broken() {
			_ = emit.Write(&b, res.Objects)
		}
		pub, _ := json.MarshalIndent([]any{res.Public, res.Posture, res.Claims, res.Built, res.Workloads}, "", " ")
		b.Write(pub)
		b.WriteString("\n")
	}
	f := filepath.Join(out, strings.ReplaceAll(name, "/", "__"))
	os.WriteFile(f, b.Bytes(), 0o644)
}

func main() {
	os.MkdirAll(out, 0o755)
	cases, _ := filepath.Glob("testdata/rules/*/*.txtar")
	for _, file := range cases {
		a, err := txtar.ParseFile(file)
		if err != nil {
			panic(err)
		}
		input := &txtar.Archive{Files: slices.DeleteFunc(slices.Clone(a.Files), func(f txtar.File) bool { return f.Name == "want.yaml" || f.Name == "report.txt" })}
		root, err := txtar.FS(input)
		if err != nil {
			panic(err)
		}
		var source api.ComposeSource
		for _, f := range a.Files {
			if f.Name == "composesource.yaml" {
				_ = yaml.Unmarshal(f.Data, &source)
			}
		}
		dump(file, root, source.Spec)
	}
	for _, dir := range []string{"/work/shared/corpus", "examples", "testdata/apps", "/work/shared/cases", "/work/shared/realapps", "/work/shared/equivalence", "/work/shared/prototypes"} {
		n := 0
		_ = filepath.WalkDir(dir, func(file string, _ fs.DirEntry, err error) error {
			if err != nil || !slices.Contains([]string{"compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"}, path.Base(file)) {
				return nil
			}
			n++
			dump(filepath.Base(dir)+"/"+strings.TrimPrefix(file, dir), os.DirFS(filepath.Dir(file)), api.Spec{})
			return nil
		})
		fmt.Println(dir, n)
	}
	large()
}

// large are made up, to compare what few real projects have.
func large() {
	for seed := 0; seed < 60; seed++ {
		dump(fmt.Sprintf("made/%d", seed), made(seed), api.Spec{})
	}
}
