package secrets

import (
	"testing"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/compose"
)

func TestSecretGlobs(t *testing.T) {
	j := NewJudge(api.Secrets{
		Include: []string{"*_WEBHOOK_URL", "BOTH"}, Exclude: []string{"DEMO_*", "BOTH"},
	}, func(func(compose.Variable) bool) {})
	for key, want := range map[string]bool{
		"SLACK_WEBHOOK_URL": true, "WEBHOOK_URL": false, "DEMO_PASSWORD": false, "DB_PASSWORD": true, "BOTH": true,
	} {
		if got := j.Is(key, "value"); got != want {
			t.Errorf("Is(%s) = %v, want %v", key, got, want)
		}
	}
}
