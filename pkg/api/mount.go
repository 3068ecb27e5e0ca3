package api

import (
	"encoding/json"
	"fmt"
	"reflect"

	"sigs.k8s.io/kustomize/kyaml/yaml"

	"github.com/composesource/composesource/pkg/report"
	"github.com/composesource/composesource/pkg/strict"
)

// Mount says how a bind mount is treated. In YAML it is either one of the
// treatments (ConfigMap, PersistentVolumeClaim, EmptyDir, Omit) or
// {hostPath: PATH}.
type Mount struct {
	Treatment string
	HostPath  string
}

// The treatments of a bind mount.
const (
	MountConfigMap = "ConfigMap"
	MountClaim     = "PersistentVolumeClaim"
	MountEmptyDir  = "EmptyDir"
	MountOmit      = "Omit"
)

// hostPath is the long form of a Mount.
type hostPath struct {
	HostPath string `json:"hostPath" check:"host"`
}

// UnmarshalJSON accepts a treatment or {"hostPath": PATH}.
func (m *Mount) UnmarshalJSON(data []byte) error {
	if err := json.Unmarshal(data, &m.Treatment); err == nil {
		switch m.Treatment {
		case MountConfigMap, MountClaim, MountEmptyDir, MountOmit:
			return nil
		}
		return fmt.Errorf("%q is not a treatment; use ConfigMap, PersistentVolumeClaim, EmptyDir, Omit or {hostPath: PATH}", m.Treatment)
	}
	var path hostPath
	if err := json.Unmarshal(data, &path); err != nil || path.HostPath == "" {
		return fmt.Errorf("use ConfigMap, PersistentVolumeClaim, EmptyDir, Omit or {hostPath: PATH}")
	}
	m.HostPath = path.HostPath
	return nil
}

// MarshalJSON writes what UnmarshalJSON reads.
func (m Mount) MarshalJSON() ([]byte, error) {
	if m.HostPath != "" {
		return json.Marshal(hostPath{m.HostPath})
	}
	return json.Marshal(m.Treatment)
}

// mount checks a value of spec.mounts: a treatment or {hostPath: PATH}.
func (c *checker) mount(n *yaml.Node, path string) {
	if n.Kind == yaml.MappingNode {
		c.Fields(n, reflect.TypeFor[hostPath](), path)
		if len(n.Content) == 0 {
			c.Add(report.ConfigWrongValue, n, path, path, "", "use {hostPath: PATH}")
		}
		return
	}
	c.Text(n, path, strict.Rules{Enum: []string{MountConfigMap, MountClaim, MountEmptyDir, MountOmit}})
}
