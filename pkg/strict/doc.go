// Package strict compares YAML documents with Go types: unknown fields, keys that are
// written twice, wrong types and values are all reported, each with its place, because
// the decoders at hand stop at the first error and know no columns.
//
// The tags of a field say what is right: `json` its name, `jsonschema` (enum=) the
// words, `check` the rule for a value, `keys` that for the keys of a map, and `example`
// what to show. It reads no files, and knows no kind of document.
package strict
