package lock

import (
	_ "embed"
	"slices"
)

//go:generate go run ../api/schemagen ImageLock schema.json

//go:embed schema.json
var schema []byte

// Schema returns the JSON Schema of a lock file (draft-07), made from the types of
// this package by schemagen.
func Schema() []byte { return slices.Clone(schema) }
