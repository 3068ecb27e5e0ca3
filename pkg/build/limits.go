package build

import (
	"bytes"
	"errors"

	"go.yaml.in/yaml/v4"

	"github.com/composesource/composesource/pkg/limit"
)

// tooMany says what a file would exceed.
func tooMany(l limit.Limit) error { return &limit.Exceeded{Limit: l} }

// budget is what was read so far.
type budget struct{ files, bytes int }

// spend refuses a file that is too much for the build.
func (b *budget) spend(data []byte) error {
	b.files++
	b.bytes += len(data)
	switch {
	case b.files > limit.BuildFiles.Max():
		return tooMany(limit.BuildFiles)
	case b.bytes > limit.BuildBytes.Max():
		return tooMany(limit.BuildBytes)
	}
	if e := limit.Directives(data); e != nil {
		return e
	}
	return checkAliases(data)
}

// checkAliases refuses aliases that stand for too much. What is no YAML has none.
func checkAliases(data []byte) error {
	if !bytes.ContainsRune(data, '&') || !bytes.ContainsRune(data, '*') {
		return nil
	}
	sizes, total := map[*yaml.Node]int{}, 0
	for d := yaml.NewDecoder(bytes.NewReader(data)); ; {
		var doc yaml.Node
		if d.Decode(&doc) != nil { // the end, or Kustomize says what is wrong
			return nil
		}
		size, err := sizeOf(&doc, sizes)
		if err != nil {
			return err
		}
		if total += size; total > limit.BuildValues.Max() {
			return tooMany(limit.BuildValues)
		}
	}
}

// sizeOf counts the values in a node, each alias for what it stands for.
func sizeOf(n *yaml.Node, sizes map[*yaml.Node]int) (int, error) {
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	if size, ok := sizes[n]; ok {
		if size < 0 {
			return 0, errors.New("an alias stands for what it is in")
		}
		return size, nil
	}
	sizes[n] = -1
	size := 1
	for _, below := range n.Content {
		more, err := sizeOf(below, sizes)
		if size += more; err != nil || size > limit.BuildValues.Max() {
			return size, err
		}
	}
	sizes[n] = size
	return size, nil
}
