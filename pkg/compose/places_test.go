package compose

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/composesource/composesource/pkg/report"
)

// An entry of a canonical list leads back to what the user wrote, also when a
// range became several entries or several became one.
func TestOriginOfListEntries(t *testing.T) {
	p, text := load(t, fstest.MapFS{"compose.yaml": {Data: []byte(service + `    ports:
      - "80:80"
      - "90-91:90-91"
      - {target: 80, published: "80"}
      - "70:70/udp"
    volumes: ["./a:/a", {type: tmpfs, target: /t}]
    secrets: [s, {source: s, target: /x}]
    env_file: a.env
    depends_on: [db]
  db: {image: mysql}
secrets: {s: {file: s}}
`)}, "a.env": {Data: []byte("A=1")}}, Options{DefaultName: "x"})
	if p == nil {
		t.Fatal(text)
	}
	s := p.Services["web"]
	want := []string{"80 compose.yaml:7:9", "90 compose.yaml:6:9", "91 compose.yaml:6:9", "70 compose.yaml:8:9"}
	for i, port := range s.Ports {
		if got := fmt.Sprint(port.Target, " ", p.Origin("services.web", "ports", i).At); got != want[i] {
			t.Errorf("port %d: got %s, want %s", i, got, want[i])
		}
	}
	for path, want := range map[string]string{
		"volumes 1": "compose.yaml:9:25", "secrets 0": "compose.yaml:10:15", "env_file 0": "compose.yaml:11:15",
	} {
		attribute, i, _ := strings.Cut(path, " ")
		if got := p.Origin("services.web", attribute, int(i[0]-'0')).At.String(); got != want {
			t.Errorf("%s: got %s, want %s", path, got, want)
		}
	}
	if p.Origin("services.web", "ports", 4) != nil || p.Origin("services.db", "ports", 0) != nil {
		t.Error("an entry that nobody wrote has an origin")
	}
	for path, want := range map[string]string{
		"services.web.depends_on.db": "compose.yaml:12:5", // an entry of a list is no key
		"services.web.ports":         "compose.yaml:4:5",
		"services.web.absent":        "compose.yaml:2:3",
		"absent":                     "composesource",
	} {
		if got := p.At(strings.Split(path, ".")...).String(); got != want {
			t.Errorf("%s: got %s, want %s", path, got, want)
		}
	}
}

// What a hook has of its service was not written for it; its own entries lead back to
// the nodes of the document.
func TestOriginOfHookEntries(t *testing.T) {
	p, text := load(t, fstest.MapFS{"compose.yaml": {Data: []byte(service + `    secrets: [s]
    pre_start: [{image: x, secrets: [{source: s, target: /x}]}]
secrets: {s: {file: s}}
`)}}, Options{DefaultName: "x"})
	if p == nil {
		t.Fatal(text)
	}
	own := p.Tree.Get("services", "web", "pre_start").Items[0].Get("secrets").Items[0]
	for i, want := range []*Node{nil, own, nil} {
		if got := p.Origin("services.web.pre_start[0]", "secrets", i); got != want {
			t.Errorf("secret %d: got %v, want %v", i, got, want)
		}
	}
}

// Keys of env files are found where the library finds them.
func TestEnvFileKeys(t *testing.T) {
	content := "\ufeffFIRST=1\r\n# COMMENT=2\n\nexport  EXPORTED = 'a\nNOT=this\n' # x\n\tINDENTED: yaml style\nBARE\nQUOTED=\"x \\\" y\nz\"\nLAST=1"
	want := []string{"FIRST 1:1", "EXPORTED 4:9", "INDENTED 7:2", "BARE 8:1", "QUOTED 9:1", "LAST 11:1"}
	var got []string
	for _, k := range newEnvFile("a.env", []byte(content)).keys {
		got = append(got, fmt.Sprintf("%s %d:%d", k.name, k.at.Line, k.at.Column))
		if k.bare != (k.name == "BARE") {
			t.Errorf("%s: bare is %t", k.name, k.bare)
		}
	}
	if strings.Join(got, ", ") != strings.Join(want, ", ") {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func TestRawEnvFile(t *testing.T) {
	p, text := load(t, fstest.MapFS{
		"compose.yaml": {Data: []byte(service + "    env_file: [{path: a.env, format: raw}]\n")},
		"a.env":        {Data: []byte("# c\nA='x' # y\nB=$Z ${Q}\n  C=1\nD\nE\n")},
	}, Options{DefaultName: "x", Env: map[string]string{"D": "d"}})
	if p == nil {
		t.Fatal(text)
	}
	want := map[string]string{"A": "'x' # y", "B": "$Z ${Q}", "C": "1", "D": "d"}
	for name, value := range p.Services["web"].Environment {
		if want[name] != *value {
			t.Errorf("%s: got %q, want %q", name, *value, want[name])
		}
		delete(want, name)
	}
	if len(want) > 0 {
		t.Errorf("missing: %v", want)
	}
}

// A name that no line break ends is a value without a name to docker compose,
// and Docker refuses it.
func TestNameThatNothingEnds(t *testing.T) {
	for content, line := range map[string]int{"A=1\nNAME": 2, "=1\nB=2\n": 1, "A=\"1\"\nB=\"2\"rest": 2} {
		_, text := load(t, fstest.MapFS{
			"compose.yaml": {Data: []byte(service + "    env_file: a.env\n")},
			"a.env":        {Data: []byte(content)},
		}, Options{DefaultName: "x"})
		if want := fmt.Sprintf("a.env:%d:1: error: this is not of the form NAME=value", line); !strings.HasPrefix(text, want) {
			t.Errorf("%q: got %s, want %s", content, text, want)
		}
	}
}

func TestFilesThatAreLookedFor(t *testing.T) {
	for _, test := range []struct {
		files []string
		want  string
	}{
		{[]string{"docker-compose.yaml", "docker-compose.override.yml"}, "docker-compose.yaml docker-compose.override.yml"},
		{[]string{"compose.yml", "docker-compose.yml"}, "compose.yml"},
		{[]string{"compose.yaml", "compose.override.yaml", "docker-compose.override.yml"}, "compose.yaml compose.override.yaml"},
		{[]string{"other.yaml"}, ""},
	} {
		root := fstest.MapFS{}
		for _, f := range test.files {
			root[f] = &fstest.MapFile{Data: []byte(service)}
		}
		l := newLoader(root, Options{}, report.New(report.Options{}))
		if got := strings.Join(l.find(), " "); got != test.want {
			t.Errorf("%v: got %q, want %q", test.files, got, test.want)
		}
	}
	root := fstest.MapFS{"compose.yaml": {Data: []byte(service)}, ".env": {Data: []byte("COMPOSE_FILE=compose.yaml:prod/a.yaml:../up.yaml\n")}}
	r := report.New(report.Options{})
	if got := strings.Join(newLoader(root, Options{}, r).find(), " "); got != "compose.yaml prod/a.yaml" || !strings.Contains(reportText(r), "COMPOSE_FILE: ../up.yaml is outside the root") {
		t.Errorf("COMPOSE_FILE of .env: got %q\n%s", got, reportText(r))
	}
	if got := newLoader(root, Options{Files: []string{"b.yaml"}}, r).find(); len(got) != 1 || got[0] != "b.yaml" {
		t.Errorf("COMPOSE_FILE beats spec.files: %v", got)
	}
	_, text := load(t, fstest.MapFS{}, Options{})
	if want := "composesource: error: no Compose file in . [no-compose-file]\n              hint: looked for compose.yaml, compose.yml, docker-compose.yml, docker-compose.yaml; name another in spec.files\n"; text != want {
		t.Errorf("got %s", text)
	}
}

// A directory such as проект gives no name: nothing is left of it.
func TestNoProjectName(t *testing.T) {
	p, text := load(t, fstest.MapFS{"compose.yaml": {Data: []byte(service)}}, Options{DefaultName: "проект"})
	want := "compose.yaml: error: project name must not be empty [no-project-name]\n             hint: set spec.projectName or name: in the Compose file\n"
	if p != nil || text != want {
		t.Errorf("got %s", text)
	}
}
