package emit

import (
	"io"

	"sigs.k8s.io/kustomize/kyaml/yaml"
)

// Write writes the nodes as the documents of one YAML stream, lists indented as
// kubectl does.
func Write(w io.Writer, nodes []*yaml.RNode) error {
	e := yaml.NewEncoder(w)
	e.CompactSeqIndent()
	for _, n := range nodes {
		if err := e.Encode(n.YNode()); err != nil {
			return err
		}
	}
	return e.Close()
}
