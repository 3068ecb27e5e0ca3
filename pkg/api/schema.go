package api

import (
	_ "embed"
	"slices"
)

//go:generate go run ./schemagen ComposeSource schema.json

//go:embed schema.json
var schema []byte

// Schema returns the JSON Schema of ComposeSource (draft-07), made from the
// types of this package by schemagen.
func Schema() []byte { return slices.Clone(schema) }
