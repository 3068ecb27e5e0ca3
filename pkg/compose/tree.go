package compose

import (
	"github.com/composesource/composesource/pkg/compose/internal/canonical"
	"github.com/composesource/composesource/pkg/compose/internal/tree"
)

// Node is a value of the merged Compose document with the place where it was
// written.
type Node = tree.Node

// Field is one key of a mapping.
type Field = tree.Field

// Kind is the shape of a Node.
type Kind = tree.Kind

// The shapes of a Node.
const (
	Scalar   = tree.Scalar
	Mapping  = tree.Mapping
	Sequence = tree.Sequence
)

// Words splits a command that is written as one text, as Compose does.
func Words(text string) ([]string, error) { return canonical.Words(text) }
