package convert_test

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert"
	"github.com/composesource/composesource/pkg/internal/corpus"
	"github.com/composesource/composesource/pkg/report"
)

// projects calls run with every Compose project of the examples, and of the
// corpus: a directory of projects in the environment variable COMPOSESOURCE_CORPUS, or
// beside the repository. The test is skipped aloud when there is none at all.
func projects(t *testing.T, run func(t *testing.T, name string, root fs.FS)) {
	t.Helper()
	where := corpus.Dir(t)
	found := 0
	for _, dir := range []string{where, "../../examples", "../../testdata/apps"} {
		_ = filepath.WalkDir(dir, func(file string, _ fs.DirEntry, err error) error {
			if err != nil || !slices.Contains([]string{"compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"}, path.Base(file)) {
				return nil
			}
			found++
			name, _ := filepath.Rel(dir, filepath.Dir(file))
			t.Run(filepath.ToSlash(name), func(t *testing.T) { run(t, filepath.Base(filepath.Dir(file)), os.DirFS(filepath.Dir(file))) })
			return nil
		})
	}
	if found == 0 {
		t.Skipf("no Compose project in %s: set COMPOSESOURCE_CORPUS to a directory of projects", where)
	}
}

// load converts a project; ok is false when it is refused.
func load(root fs.FS, name string) (p *compose.Project, services map[string]*corev1.Service, r *report.Report, ok bool) {
	r = report.New(report.Options{Level: report.Info})
	p = compose.Load(root, compose.Options{DefaultName: name}, r)
	if p == nil {
		return nil, nil, r, false
	}
	services = map[string]*corev1.Service{}
	for _, object := range convert.Convert(p, convert.Options{Spec: api.Spec{}}, r).Objects {
		if s, isService := object.(*corev1.Service); isService {
			services[s.Name] = s
		}
	}
	return p, services, r, !r.Broken()
}

// dialled finds NAME:PORT as plainly as can be, so that it does not share the
// mistakes of the scanner.
var dialled = regexp.MustCompile(`(?:^|[\s"'/@,=(])([A-Za-z][A-Za-z0-9_-]*):(\d{2,5})\b`)

// Every NAME:PORT in a project that names one of its services is served by the
// Service of that name.
func TestDialledPortsAnswer(t *testing.T) {
	count := 0
	projects(t, func(t *testing.T, name string, root fs.FS) {
		p, services, r, ok := load(root, name)
		if !ok {
			t.Skipf("refused: %v", r.Shown())
		}
		for service, config := range p.Services {
			texts := append(slices.Clone([]string(config.Command)), config.Entrypoint...)
			if config.HealthCheck != nil {
				texts = append(texts, config.HealthCheck.Test...)
			}
			for _, v := range p.Environment("services." + service) {
				texts = append(texts, v.Value)
			}
			for _, m := range config.Volumes {
				if content, err := fs.ReadFile(root, path.Clean(m.Source)); err == nil && m.Type == "bind" {
					texts = append(texts, string(content))
				}
			}
			for _, match := range dialled.FindAllStringSubmatch(strings.Join(texts, "\n"), -1) {
				if _, known := p.Services[match[1]]; !known {
					continue
				}
				count++
				s := services[strings.ToLower(strings.ReplaceAll(match[1], "_", "-"))]
				if s == nil || !serves(s, match[2]) {
					t.Errorf("%s dials %s:%s, which no Service serves", service, match[1], match[2])
				}
			}
		}
	})
	t.Logf("%d dialled ports checked", count)
}

func serves(s *corev1.Service, port string) bool {
	return len(s.Spec.Ports) == 0 && s.Spec.ClusterIP == corev1.ClusterIPNone ||
		slices.ContainsFunc(s.Spec.Ports, func(p corev1.ServicePort) bool { return fmt.Sprint(p.Port) == port })
}

// TestListReferences lists, with -v, every port that is inferred and every
// reference that is rewritten, for a reader to judge.
func TestListReferences(t *testing.T) {
	projects(t, func(t *testing.T, name string, root fs.FS) {
		_, _, r, _ := load(root, name)
		for _, f := range r.Shown() {
			switch f.Code {
			case report.PortInferred, report.ReferenceRewritten, report.ReferenceLeft, report.NameNotLegal, report.NoPort, report.SelfReference, report.AddressUsed:
				t.Logf("%s: %s: %s [%s]", name, f.Position, f.Message, f.Code)
			}
		}
	})
}
