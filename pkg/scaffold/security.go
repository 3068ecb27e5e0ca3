package scaffold

import (
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
)

// standard is the baseline Pod Security Standard, as the API server judges by it.
type standard struct{ policy.Evaluator }

func newStandard() standard {
	evaluator, err := policy.NewEvaluator(policy.DefaultChecks(), nil)
	if err != nil {
		panic(err) // the checks are the library's own
	}
	return standard{evaluator}
}

// refuses says what the standard refuses about a workload's pods, so that their
// namespace needs the level privileged.
func (s standard) refuses(w workload) []string {
	baseline := api.LevelVersion{Level: api.LevelBaseline, Version: api.LatestVersion()}
	result := policy.AggregateCheckResults(s.EvaluatePod(baseline, &w.template.ObjectMeta, &w.template.Spec))
	if result.Allowed {
		return nil
	}
	return []string{w.Name + ": " + result.ForbiddenReason()}
}
