package krm

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"sigs.k8s.io/kustomize/kyaml/yaml"

	"github.com/composesource/composesource/pkg/limit"
)

var (
	errNoList = errors.New("stdin holds no ResourceList; to convert a Compose file by hand, use `composesource convert`")
	errStyle  = errors.New("the ResourceList is not written in block style")
)

// read reads a ResourceList, and of its items what tells who they are: kpt gives all
// objects of the last run, which are replaced anyway, and as nodes of YAML they would
// take many times the memory of their text. A list that isn't written as kpt and
// Kustomize write theirs is parsed, and written so.
func read(in io.Reader) (*resourceList, error) {
	given, err := io.ReadAll(io.LimitReader(in, int64(limit.InputBytes.Max())+1))
	if err != nil {
		return nil, fmt.Errorf("reading stdin: %w", err)
	}
	if len(given) > limit.InputBytes.Max() {
		return nil, fmt.Errorf("stdin holds more than the %d bytes that a ResourceList may have", limit.InputBytes.Max())
	}
	text := strings.ReplaceAll(string(given), "\r\n", "\n")
	l, err := cutList(text)
	if errors.Is(err, errStyle) {
		if text, err = inBlockStyle(text); err != nil {
			return nil, err
		}
		l, err = cutList(text)
	}
	return l, err
}

// inBlockStyle returns a list as kpt writes it.
func inBlockStyle(text string) (string, error) {
	list, err := parse(text)
	switch e := (*limit.Exceeded)(nil); {
	case errors.As(err, &e) && e.Line > 0:
		return "", fmt.Errorf("stdin:%d:%d: %w", e.Line, e.Column, e)
	case err != nil:
		return "", fmt.Errorf("failed to read ResourceList input: %w", err)
	case list == nil || list.Kind != yaml.MappingNode:
		return "", errNoList
	}
	list.Style = 0
	for i := 0; i < len(list.Content); i += 2 {
		key, value := list.Content[i], list.Content[i+1]
		key.Style = 0
		if key.Value == "items" && len(value.Content) > 0 {
			value.Style = 0
		}
	}
	var b strings.Builder
	e := yaml.NewEncoder(&b)
	e.CompactSeqIndent()
	err = errors.Join(e.Encode(list), e.Close())
	return b.String(), err
}

// parse reads the only document of a text, of as many bytes as a configuration may have;
// nil when there is none.
func parse(text string) (*yaml.Node, error) {
	if len(text) > limit.ConfigBytes.Max() {
		return nil, &limit.Exceeded{Limit: limit.ConfigBytes}
	}
	if e := limit.Text([]byte(text)); e != nil {
		return nil, e
	}
	var doc, more yaml.Node
	d := yaml.NewDecoder(strings.NewReader(text))
	switch err := d.Decode(&doc); {
	case errors.Is(err, io.EOF):
		return nil, nil
	case err != nil:
		return nil, err
	case !errors.Is(d.Decode(&more), io.EOF):
		return nil, errNoList
	}
	if e := limit.Nodes(&doc); e != nil {
		return nil, e
	}
	return doc.Content[0], nil
}
