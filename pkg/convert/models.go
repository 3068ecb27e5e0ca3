package convert

import (
	"strings"

	"github.com/composesource/composesource/pkg/report"
)

// models names the environment variables that will be missing.
func models(u *unit) {
	for _, name := range sortedKeys(u.Models) {
		base := strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
		url, model := base+"_URL", base+"_MODEL"
		if m := u.Models[name]; m != nil {
			if m.EndpointVariable != "" {
				url = m.EndpointVariable
			}
			if m.ModelVariable != "" {
				model = m.ModelVariable
			}
		}
		u.sayEntry("models", name, report.Model, name, url+" and "+model)
	}
}
