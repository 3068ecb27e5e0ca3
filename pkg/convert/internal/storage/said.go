package storage

import (
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/report"
)

// sayTop raises a finding about a key of a top-level volume, secret or config,
// when the user wrote it.
func (l *planner) sayTop(code report.Code, path []string, args ...any) {
	if f := l.Project.Tree.Get(path[:len(path)-1]...).Field(path[len(path)-1]); f != nil {
		l.Report.Add(code, f.At, strings.Join(path, "."), args...)
	}
}

// annotateLabels turns the labels of a volume, secret or config into annotations,
// whose values may be anything.
func (l *planner) annotateLabels(meta *metav1.ObjectMeta, labels map[string]string, path ...string) {
	for _, key := range sorted.Keys(labels) {
		switch objects.Unfit(key) {
		case "":
			objects.Annotate(meta, key, labels[key])
		case report.AnnotationKey:
			l.Report.Add(report.VolumeLabel, l.Project.At(append(path, "labels", key)...), strings.Join(append(path, "labels"), "."), key)
		}
	}
}
