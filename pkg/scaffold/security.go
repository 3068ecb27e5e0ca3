package scaffold

import (
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
)

// privileges says what about a workload's pods the baseline Pod Security Standard
// refuses, so that their namespace needs the level privileged.
func privileges(w workload) []string {
	evaluator, err := policy.NewEvaluator(policy.DefaultChecks(), nil)
	if err != nil {
		panic(err) // the checks are the library's own
	}
	baseline := api.LevelVersion{Level: api.LevelBaseline, Version: api.LatestVersion()}
	result := policy.AggregateCheckResults(evaluator.EvaluatePod(baseline, &w.template.ObjectMeta, &w.template.Spec))
	if result.Allowed {
		return nil
	}
	return []string{w.Name + ": " + result.ForbiddenReason()}
}
