package workloads

import "testing"

func TestConstraintsOfASwarm(t *testing.T) {
	for constraint, want := range map[string]string{
		"node.labels.disk == ssd":         "disk In [ssd]",
		"node.labels.disk!=ssd":           "disk NotIn [ssd]",
		"node.labels.example.com/zone==a": "example.com/zone In [a]",
		"node.hostname == a1":             "kubernetes.io/hostname In [a1]",
		"node.platform.arch == x86_64":    "kubernetes.io/arch In [amd64]",
		"node.platform.os != windows":     "kubernetes.io/os NotIn [windows]",
		"node.role == manager":            "node-role.kubernetes.io/control-plane Exists []",
		"node.role != manager":            "node-role.kubernetes.io/control-plane DoesNotExist []",
		"node.role == worker":             "node-role.kubernetes.io/control-plane DoesNotExist []",
		"node.role != worker":             "node-role.kubernetes.io/control-plane Exists []",
		"node.role == other":              "",
		"node.id == 2ivku8v2gvtg4":        "",
		"engine.labels.x == y":            "",
		"node.labels.disk":                "",
		"node.labels.bad key == x":        "",
		"node.labels.x == bad value":      "",
	} {
		got := ""
		if r, ok := nodeRequirement(constraint); ok {
			got = r.Key + " " + string(r.Operator) + " [" + join(r.Values) + "]"
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", constraint, got, want)
		}
	}
}

func join(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return values[0]
}
