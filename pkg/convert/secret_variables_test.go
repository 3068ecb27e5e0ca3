package convert

import (
	"testing"

	"github.com/composesource/composesource/pkg/api"
)

func TestSecretGlobs(t *testing.T) {
	c := &converter{options: Options{Spec: api.Spec{Secrets: api.Secrets{
		Include: []string{"*_WEBHOOK_URL", "BOTH"}, Exclude: []string{"DEMO_*", "BOTH"},
	}}}}
	for key, want := range map[string]bool{
		"SLACK_WEBHOOK_URL": true, "WEBHOOK_URL": false, "DEMO_PASSWORD": false, "DB_PASSWORD": true, "BOTH": true,
	} {
		if got := c.secret(key, "value"); got != want {
			t.Errorf("secret(%s) = %v, want %v", key, got, want)
		}
	}
}
