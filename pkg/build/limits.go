package build

import (
	"bytes"
	"errors"
	"fmt"

	"go.yaml.in/yaml/v4"
)

// Bounds on what Kustomize reads, each checked before it does. Bundles of custom
// resource definitions, the largest files in the open, need a tenth of them.
const (
	maxFiles      = 10_000    // files of a build
	maxBytes      = 64 << 20  // of all of them
	maxDirectives = 100       // %TAG lines of a file: each is compared with all before it
	maxValues     = 1_000_000 // of a file, aliases expanded
)

var (
	errFiles      = fmt.Errorf("with it the build reads more than %d files, or more than %d bytes in all", maxFiles, maxBytes)
	errDirectives = fmt.Errorf("it has more than %d %%TAG directives", maxDirectives)
	errValues     = fmt.Errorf("its aliases stand for more than %d values", maxValues)
)

// budget is what was read so far.
type budget struct{ files, bytes int }

// spend refuses a file that is too much for the build.
func (b *budget) spend(data []byte) error {
	b.files++
	b.bytes += len(data)
	if b.files > maxFiles || b.bytes > maxBytes {
		return errFiles
	}
	if bytes.Count(data, []byte("%TAG")) > maxDirectives {
		return errDirectives
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
		if total += size; total > maxValues {
			return errValues
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
		if size += more; err != nil || size > maxValues {
			return size, err
		}
	}
	sizes[n] = size
	return size, nil
}
