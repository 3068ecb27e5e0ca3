package krm

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"sigs.k8s.io/kustomize/kyaml/yaml"

	"github.com/composesource/composesource/pkg/limit"
)

// cutList takes a list apart at the lines that begin in its first column. These are its
// keys, its items and comments, whatever stands between them: by the rules of YAML, all
// that belongs to one of them begins further right.
func cutList(text []byte) (*resourceList, error) {
	if !bytes.HasSuffix(text, []byte("\n")) {
		return nil, errStyle // what is moved needs an end
	}
	fields := map[string][]byte{}
	for _, field := range cut(text, 0, " -#\n") {
		if field[0] == '#' || field[0] == '\n' {
			continue // above the first key
		}
		key, ok := keyOf(field)
		if _, twice := fields[key]; !ok || twice {
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

func (l *resourceList) takeConfig(field []byte) error {
	n, err := valueOf(field)
	if err != nil {
		return fmt.Errorf("the functionConfig: %w", err)
	}
	if n == nil {
		return errors.New("the ResourceList has no functionConfig; give the function a ComposeSource or a ConfigMap")
	}
	l.functionConfig = yaml.NewRNode(n)
	if l.config, err = came(n, field); err != nil {
		return fmt.Errorf("the functionConfig %w; give the function a ComposeSource or a ConfigMap", err)
	}
	return nil
}

// cutItems reads the items. Comments between them stay where they are.
func (l *resourceList) cutItems(field []byte) error {
	if len(field) == 0 {
		return nil
	}
	entries := cut(field, 0, " \n")
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
		n, err := parse(head(text))
		if err != nil {
			return fmt.Errorf("item %d of the ResourceList: %w", i+1, err)
		}
		if n.Kind != yaml.SequenceNode {
			return errStyle
		}
		it, err := came(n.Content[0], text)
		if err != nil {
			return fmt.Errorf("item %d of the ResourceList %w", i+1, err)
		}
		l.items = append(l.items, it)
	}
	return nil
}

// head returns the fields of an item that tell who it is, or all of it where they aren't
// told easily from others.
func head(text []byte) []byte {
	var head []byte
	for _, field := range cut(text, 2, " -#\n") {
		field = field[min(2, len(field)):] // the first has a dash there
		switch key, ok := keyOf(field); {
		case bytes.HasPrefix(field, []byte("#")):
		case !ok:
			return text
		case key == "apiVersion", key == "kind", key == "metadata":
			head = append(append(head, "  "...), field...)
		}
	}
	if head == nil {
		return text
	}
	head[0] = '-'
	return head
}

// cut cuts a text before each line that has spaces up to a column, and there none of the
// characters of others.
func cut(text []byte, column int, others string) (parts [][]byte) {
	from, at := 0, 0
	for line := range bytes.Lines(text) {
		if at > 0 && len(line) > column && len(bytes.TrimLeft(line[:column], " ")) == 0 && strings.IndexByte(others, line[column]) < 0 {
			parts = append(parts, text[from:at])
			from = at
		}
		at += len(line)
	}
	return append(parts, text[from:])
}

// keyOf returns the key that a text of block style begins with, if it is a mere word.
func keyOf(text []byte) (string, bool) {
	key, _, ok := bytes.Cut(text, []byte(":"))
	for _, c := range key {
		ok = ok && ('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z')
	}
	return string(key), ok
}

// valueOf returns the value of a text that is one key with its value.
func valueOf(text []byte) (*yaml.Node, error) {
	n, err := parse(text)
	if err != nil || n == nil {
		return nil, err
	}
	if n.Kind != yaml.MappingNode || len(n.Content) != 2 {
		return nil, errStyle
	}
	return n.Content[1], nil
}
