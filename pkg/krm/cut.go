package krm

import (
	"errors"
	"fmt"
	"strings"

	"sigs.k8s.io/kustomize/kyaml/yaml"

	"github.com/composesource/composesource/pkg/limit"
)

// cutList takes a list apart at the lines that begin in its first column. These are its
// keys, its items and comments, whatever stands between them: by the rules of YAML, all
// that belongs to one of them begins further right.
func cutList(text string) (*resourceList, error) {
	if !strings.HasSuffix(text, "\n") {
		return nil, errStyle // what is moved needs an end
	}
	fields := map[string]string{}
	for _, field := range cut(text, " -#\n") {
		if field[0] == '#' || field[0] == '\n' {
			continue // above the first key
		}
		name, _, ok := strings.Cut(field, ":")
		key, isKey := scalar(name)
		if _, twice := fields[key]; !ok || !isKey || twice {
			return nil, errStyle
		}
		fields[key] = field
	}
	kind, err := valueOf(fields["kind"])
	if err != nil {
		return nil, fmt.Errorf("the kind of the ResourceList: %w", err)
	}
	if kind == nil || kind.Value != "ResourceList" {
		return nil, errNoList
	}
	l := &resourceList{}
	if err := l.takeConfig(fields["functionConfig"]); err != nil {
		return nil, err
	}
	return l, l.cutItems(fields["items"])
}

func (l *resourceList) takeConfig(field string) error {
	n, err := valueOf(field)
	if err != nil {
		return fmt.Errorf("the functionConfig: %w", err)
	}
	if n == nil {
		return errors.New("the ResourceList has no functionConfig; give the function a ComposeSource or a ConfigMap")
	}
	h, err := decode(n)
	if err != nil {
		return fmt.Errorf("the functionConfig is %w; give the function a ComposeSource or a ConfigMap", err)
	}
	l.functionConfig, l.config = yaml.NewRNode(n), newItem(h, field)
	return nil
}

// cutItems reads the items. Comments between them stay where they are.
func (l *resourceList) cutItems(field string) error {
	if len(field) == 0 {
		return nil
	}
	entries := cut(field, " \n")
	none, err := valueOf(entries[0])
	if err != nil || len(none.Content) > 0 || none.Kind != yaml.ScalarNode && len(entries) > 1 {
		return errStyle // or no YAML, which then is said with its line
	}
	entries = entries[1:]
	if len(entries) > limit.Items.Max() {
		return &limit.Exceeded{Limit: limit.Items}
	}
	for i, text := range entries {
		if text[0] == '#' {
			l.items = append(l.items, item{text: text})
			continue
		}
		h, err := headerOf(text)
		if err != nil {
			return fmt.Errorf("item %d of the ResourceList: %w", i+1, err)
		}
		l.items = append(l.items, newItem(h, text))
	}
	return nil
}

// cut cuts a text before each line that begins with none of some characters.
func cut(text string, others string) (parts []string) {
	from, at := 0, 0
	for line := range strings.Lines(text) {
		if at > 0 && strings.IndexByte(others, line[0]) < 0 {
			parts = append(parts, text[from:at])
			from = at
		}
		at += len(line)
	}
	return append(parts, text[from:])
}

// valueOf returns the value of a text that is one key with its value.
func valueOf(text string) (*yaml.Node, error) {
	n, err := parse(text)
	if err != nil || n == nil {
		return nil, err
	}
	if n.Kind != yaml.MappingNode || len(n.Content) != 2 {
		return nil, errStyle
	}
	return n.Content[1], nil
}
