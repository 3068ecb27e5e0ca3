package convert_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
	appsv1 "k8s.io/api/apps/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/report"
)

// TestLevelsAreThoseOfTheAPIServer evaluates the pods of every case as Pod Security
// admission does: all of them pass the level that is named, and not all the next.
func TestLevelsAreThoseOfTheAPIServer(t *testing.T) {
	cases, err := filepath.Glob("../../testdata/rules/*/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	evaluator, err := policy.NewEvaluator(policy.DefaultChecks(), nil)
	if err != nil {
		t.Fatal(err)
	}
	reached := map[string]int{}
	for _, file := range cases {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		result := resultOf(t, archive)
		want := api.LevelRestricted
		var pods []corev1.PodTemplateSpec
		for _, o := range result.Objects {
			pods = append(pods, templates(o)...)
		}
		for _, level := range []api.Level{api.LevelRestricted, api.LevelBaseline} {
			if slices.ContainsFunc(pods, func(p corev1.PodTemplateSpec) bool { return !passes(evaluator, level, p) }) {
				want = map[api.Level]api.Level{api.LevelRestricted: api.LevelBaseline, api.LevelBaseline: api.LevelPrivileged}[level]
			}
		}
		if len(pods) == 0 {
			want = ""
		}
		if got := result.Posture.Level; got != string(want) {
			t.Errorf("%s: the level is %q, want %q", file, got, want)
		}
		reached[result.Posture.Level]++
	}
	if reached["restricted"] == 0 || reached["baseline"] == 0 || reached["privileged"] == 0 {
		t.Errorf("the cases don't reach every level: %v", reached)
	}
}

// passes tells what admission says, which reads what the API server filled in.
func passes(e policy.Evaluator, level api.Level, pod corev1.PodTemplateSpec) bool {
	results := e.EvaluatePod(api.LevelVersion{Level: level, Version: api.LatestVersion()}, &pod.ObjectMeta, &pod.Spec)
	return policy.AggregateCheckResults(results).Allowed
}

func templates(o emit.Object) []corev1.PodTemplateSpec {
	switch o := o.(type) {
	case *appsv1.Deployment:
		return []corev1.PodTemplateSpec{o.Spec.Template}
	case *appsv1.StatefulSet:
		return []corev1.PodTemplateSpec{o.Spec.Template}
	case *appsv1.DaemonSet:
		return []corev1.PodTemplateSpec{o.Spec.Template}
	case *batchv1.Job:
		return []corev1.PodTemplateSpec{o.Spec.Template}
	case *batchv1.CronJob:
		return []corev1.PodTemplateSpec{o.Spec.JobTemplate.Spec.Template}
	}
	return nil
}

// resultOf converts the project in an archive; what can't be converted has no objects.
func resultOf(t *testing.T, archive *txtar.Archive) convert.Result {
	t.Helper()
	root, spec := inputOf(t, archive)
	r := report.New(report.Options{})
	p := compose.Load(root, compose.Options{
		Files: spec.Files, ProjectName: spec.ProjectName, DefaultName: "app",
		Profiles: spec.Profiles, Env: spec.Env, EnvFiles: spec.EnvFiles,
	}, r)
	if p == nil {
		return convert.Result{}
	}
	if result := convert.Convert(p, convert.Options{Spec: spec}, r); !r.Broken() {
		return result
	}
	return convert.Result{}
}

// TestOneFindingSpeaksOfTheLevel holds however many services a project has.
func TestOneFindingSpeaksOfTheLevel(t *testing.T) {
	cases, _ := filepath.Glob("../../testdata/rules/*/*.txtar")
	for _, file := range cases {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(fileOf(archive, "report.txt"), "[pod-security-"); n > 1 {
			t.Errorf("%s: %d findings about levels", file, n)
		}
	}
}
