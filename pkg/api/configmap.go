package api

import "encoding/base64"

// configMap is what is read of a ConfigMap given as the configuration.
type configMap struct {
	APIVersion string            `json:"apiVersion"`
	Kind       string            `json:"kind"`
	Metadata   Metadata          `json:"metadata"`
	Data       map[string]string `json:"data" keys:"path"`
	BinaryData map[string]string `json:"binaryData" check:"base64" keys:"path"`
	Immutable  bool              `json:"immutable"`
}

// binary returns the decoded binaryData; that it decodes was checked.
func (m configMap) binary() map[string]string {
	files := map[string]string{}
	for name, text := range m.BinaryData {
		content, err := base64.StdEncoding.DecodeString(text)
		if err == nil {
			files[name] = string(content)
		}
	}
	return files
}
