package graph

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
)

// coco is the shape of the example application.
func coco() *Graph {
	return &Graph{
		Name: "coco",
		Nodes: []Node{
			{Service, "celery_worker", "build ./worker", []string{"Deployment celery-worker", "Service celery-worker", "ConfigMap celery-worker-env", "Secret celery-worker-secret"}},
			{Service, "fastapi", "build ./backend", []string{"Deployment fastapi", "Service fastapi: 8000, 1000", "ConfigMap fastapi-env", "Secret fastapi-secret"}},
			{Service, "frontend", "build ./frontend", []string{"Deployment frontend", "Service frontend: 80"}},
			{Service, "mysql", "mysql:8.4", []string{"Deployment mysql", "Service mysql: 3306, 3307", "ConfigMap mysql-env", "Secret mysql-secret"}},
			{Service, "redis", "redis:7.4", []string{"Deployment redis", "Service redis: 6379"}},
			{Volume, "mq", "", []string{"PersistentVolumeClaim mq"}},
			{Volume, "mysql", "", []string{"PersistentVolumeClaim mysql"}},
			{Volume, "static", "", []string{"PersistentVolumeClaim static"}},
			{Network, "private", "", []string{"NetworkPolicy private"}},
			{Network, "public", "", []string{"the pod network"}},
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

// twenty is a larger project: three tiers, shared volumes and a lone service.
func twenty() *Graph {
	g := &Graph{Name: "twenty"}
	for i := range 20 {
		g.Nodes = append(g.Nodes, Node{Service, fmt.Sprintf("service-%02d", i), "example/image:1.0", []string{fmt.Sprintf("Deployment service-%02d", i), fmt.Sprintf("Service service-%02d: 8080", i)}})
	}
	for i := range 4 {
		g.Nodes = append(g.Nodes, Node{Volume, fmt.Sprintf("data-%d", i), "", []string{fmt.Sprintf("PersistentVolumeClaim data-%d", i)}})
	}
	for i := range 19 {
		g.Edges = append(g.Edges, Edge{i, min(18, 5+i/2+i%3), DependsOn, ""})
		if i%5 == 0 {
			g.Edges = append(g.Edges, Edge{i, 20 + i/5, Mounts, ""})
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
	if dir := os.Getenv("GRAPH_DIR"); dir != "" { // to look at the drawings
		if err := os.WriteFile(dir+"/"+g.Name+"."+format, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

func TestDraw(t *testing.T) {
	for _, g := range []*Graph{coco(), twenty(), {Name: "empty"}} {
		for _, f := range Formats() {
			draw(t, g, f)
		}
	}
	_ = xml.NewDecoder
	_ = errors.Is
	_ = io.EOF
}
