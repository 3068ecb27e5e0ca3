package changes

import (
	"cmp"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"

	"sigs.k8s.io/kustomize/kyaml/yaml"
)

// key names an object.
type key struct{ kind, namespace, name string }

func (k key) String() string { return k.kind + " " + k.name }

func (k key) compare(to key) int {
	return cmp.Or(cmp.Compare(k.kind, to.kind), cmp.Compare(k.namespace, to.namespace), cmp.Compare(k.name, to.name))
}

// build is what was built, as JSON has it, with names as they were before Kustomize
// hashed them.
type build struct {
	objects map[key]map[string]any
	keys    []key // in order
}

// hashed matches what Kustomize puts behind the names of ConfigMaps and Secrets: ten
// of the characters that its hashes are made of.
var hashed = regexp.MustCompile(`-[2456789bcdfghkmt]{10}$`)

func newBuild(nodes []*yaml.RNode) (*build, error) {
	b := &build{objects: map[key]map[string]any{}}
	plain := map[string]string{}
	var all []map[string]any
	for _, n := range nodes {
		text, err := n.MarshalJSON()
		var o map[string]any
		if err == nil {
			err = json.Unmarshal(text, &o)
		}
		if err != nil {
			return nil, fmt.Errorf("%s %s: %w", n.GetKind(), n.GetName(), err)
		}
		if kind, name := n.GetKind(), n.GetName(); (kind == "ConfigMap" || kind == "Secret") && hashed.MatchString(name) {
			plain[name] = hashed.ReplaceAllString(name, "")
		}
		all = append(all, o)
	}
	for _, o := range all {
		o, _ = rename(o, plain).(map[string]any)
		k := key{text(o, "kind"), text(o, "metadata", "namespace"), text(o, "metadata", "name")}
		b.objects[k] = o
		b.keys = append(b.keys, k)
	}
	slices.SortFunc(b.keys, key.compare)
	return b, nil
}

// rename gives names back that were hashed, wherever they stand alone.
func rename(v any, plain map[string]string) any {
	switch v := v.(type) {
	case map[string]any:
		for k, below := range v {
			v[k] = rename(below, plain)
		}
	case []any:
		for i, below := range v {
			v[i] = rename(below, plain)
		}
	case string:
		if name, ok := plain[v]; ok {
			return name
		}
	}
	return v
}

// at returns what stands at a path; nil when nothing does.
func at(o any, path ...string) any {
	for _, name := range path {
		m, _ := o.(map[string]any)
		o = m[name]
	}
	return o
}

func text(o any, path ...string) string {
	s, _ := at(o, path...).(string)
	return s
}
