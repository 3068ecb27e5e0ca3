package scaffold

import (
	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/check"
	"github.com/composesource/composesource/pkg/internal/sorted"
)

// settings are values of one ConfigMap that look like those of development.
type settings struct {
	Name     string
	Settings []setting
}

type setting struct {
	Key, Why string
	Instead  string // what production may have
}

// developmentIn finds the settings that a build for production would warn about.
func developmentIn(m *corev1.ConfigMap) settings {
	found := settings{Name: m.Name}
	for _, key := range sorted.Keys(m.Data) {
		if kind := check.Development(key, m.Data[key]); kind != "" {
			found.Settings = append(found.Settings, setting{key, string(kind), instead(kind)})
		}
	}
	return found
}

// instead proposes a value where there is one that is right everywhere.
func instead(kind check.Why) string {
	switch kind {
	case check.DebugOn:
		return "false"
	case check.EnvironmentOfDevelopment:
		return "production"
	}
	return "https://api.example.com"
}
