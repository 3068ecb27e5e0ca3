package graph

import (
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the drawings in testdata")

// coco is the shape of the example application.
func coco() *Graph {
	return &Graph{
		Name: "coco",
		Nodes: []Node{
			{Service, "celery_worker", "build worker", became("Deployment celery-worker", "Service celery-worker", "ConfigMap celery-worker-env", "Secret celery-worker-secret")},
			{Service, "fastapi", "build backend", became("Deployment fastapi", "Service fastapi: 8000, 1000", "ConfigMap fastapi-env", "Secret fastapi-secret")},
			{Service, "frontend", "build frontend", became("Deployment frontend", "Service frontend: 80")},
			{Service, "mysql", "mysql:8.4", became("Deployment mysql", "Service mysql: 3306, 3307", "ConfigMap mysql-env", "Secret mysql-secret")},
			{Service, "redis", "redis:7.4", became("Deployment redis", "Service redis: 6379")},
			{Volume, "mq", "", became("PersistentVolumeClaim mq")},
			{Volume, "mysql", "", became("PersistentVolumeClaim mysql")},
			{Volume, "static", "", became("PersistentVolumeClaim static")},
			{Network, "private", "", became("NetworkPolicy private")},
			{Network, "public", "", became("the pod network")},
		},
		Edges: []Edge{
			{0, 3, DependsOn, ""}, {0, 4, DependsOn, ""}, {0, 7, Mounts, ""}, {0, 8, Joins, ""},
			{1, 3, DependsOn, "healthy"}, {1, 4, DependsOn, ""}, {1, 7, Mounts, ""}, {1, 8, Joins, ""}, {1, 9, Joins, ""},
			{2, 1, DependsOn, ""}, {2, 9, Joins, ""},
			{3, 6, Mounts, ""}, {3, 8, Joins, ""},
			{4, 5, Mounts, ""}, {4, 8, Joins, ""},
		},
	}
}

// became reads objects from the lines that are drawn of them.
func became(lines ...string) []Object {
	var all []Object
	for _, line := range lines {
		kind, name, _ := strings.Cut(line, " ")
		name, detail, _ := strings.Cut(name, ": ")
		all = append(all, Object{kind, name, detail})
	}
	return all
}

// services returns n services and the edges that to says; -1 is none.
func services(n int, to func(int) []int) *Graph {
	g := &Graph{Name: fmt.Sprintf("services-%d", n)}
	for i := range n {
		name := fmt.Sprintf("service-%02d", i)
		g.Nodes = append(g.Nodes, Node{Service, name, "example/image:1.0", became("Deployment "+name, "Service "+name+": 8080")})
		for _, k := range to(i) {
			g.Edges = append(g.Edges, Edge{i, k, DependsOn, ""})
		}
	}
	return g
}

func draw(t *testing.T, g *Graph, format string) string {
	t.Helper()
	var b strings.Builder
	if err := Write(&b, g, format); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestDrawings(t *testing.T) {
	tiers := services(20, func(i int) []int {
		if i < 15 {
			return []int{15 + i%3, min(19, 6+i)}
		}
		return nil
	})
	jobs := &Graph{
		Name: "jobs",
		Nodes: []Node{
			{Service, "db", "postgres:17", became("Deployment db", "Service db: 5432")},
			{Job, "backup", "backup:1", became("CronJob backup: 0 3 * * *")},
			{Volume, "data", "", became("PersistentVolumeClaim data: 5Gi RWO")},
		},
		Edges: []Edge{{0, 2, Mounts, ""}, {1, 0, DependsOn, "healthy"}, {1, 2, Mounts, ""}},
	}
	for _, g := range []*Graph{coco(), tiers, jobs, {Name: "empty"}} {
		for _, format := range Formats() {
			file := filepath.Join("testdata", g.Name+"."+format)
			got := draw(t, g, format)
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", file, diff)
			}
		}
	}
}

func TestFormatUnknown(t *testing.T) {
	err := Write(io.Discard, coco(), "png")
	if err == nil || err.Error() != `unknown format "png"; use mermaid, dot, svg` {
		t.Errorf("got %v", err)
	}
}

// A name is the author's: nothing in it may end a text or start markup.
func TestHostileNames(t *testing.T) {
	name := "a\"]\n<script>&\\|#;`\x00"
	g := &Graph{Name: name, Nodes: []Node{{Service, name, name, became(name)}, {Volume, name, "", nil}, {Network, name, "", nil}, {Job, name, name, nil}},
		Edges: []Edge{{0, 1, Mounts, name}, {0, 2, Joins, ""}}}
	for format, want := range map[string]string{
		"mermaid": `<b>a#34;#93;#92;n#60;script#62;#38;#92;#124;#35;#59;#96;#92;x00</b>`,
		"dot":     `"a\"]\\n<script>&\\|#;` + "`" + `\\x00`,
		"svg":     `a&#34;]\n&lt;script&gt;&amp;\|#;` + "`" + `\x00`,
	} {
		got := draw(t, g, format)
		if !strings.Contains(got, want) || strings.Contains(got, "\x00") {
			t.Errorf("%s lacks %s:\n%s", format, want, got)
		}
	}
	if lines := strings.Count(draw(t, g, "mermaid"), "\n"); lines != 4+4+2 {
		t.Errorf("a name broke into %d lines", lines)
	}
	d := xml.NewDecoder(strings.NewReader(draw(t, g, "svg")))
	for {
		_, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// What is too long for a line of a card goes on in a second one, so that the size
// of a claim and the tag of an image are read.
func TestLongLinesGoOn(t *testing.T) {
	n := Node{Service, strings.Repeat("n", 50), "registry.example.com/a/long/path/of/image:1.0", became(
		"PersistentVolumeClaim healthchecks: 5Gi RWO", "Service web: 80", strings.Repeat("x", 50),
	)}
	want := []string{
		n.Name, "registry.example.com/a/long/path/of/", "image:1.0", "PersistentVolumeClaim healthchecks: ", "5Gi RWO",
		"Service web: 80", strings.Repeat("x", 37) + "…",
	}
	if diff := cmp.Diff(want, n.wrapped()); diff != "" {
		t.Error(diff)
	}
}

// Names that differ in one sign must not become one node.
func TestIdentifiersDiffer(t *testing.T) {
	seen := map[string]string{}
	for _, name := range []string{"a-b", "a_b", "a.b", "a_2d_b", "A-b", "ab"} {
		id := Node{Kind: Service, Name: name}.id()
		if other, ok := seen[id]; ok {
			t.Errorf("%s and %s are both %s", name, other, id)
		}
		seen[id] = name
	}
}
