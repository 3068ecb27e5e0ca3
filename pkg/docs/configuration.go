package docs

import (
	"encoding/json"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/composesource/composesource/pkg/api"
)

// Configuration returns the page that lists every field of ComposeSource, in the
// order of its types.
func Configuration() (string, error) { return configuration(api.Schema()) }

func configuration(text []byte) (string, error) {
	var b strings.Builder
	b.WriteString(`# The configuration: every field of ComposeSource

<!-- Generated from the types in pkg/api. Do not edit. -->

An unknown field is an error. A field exists only where a patch in an overlay can't do the job. The same as JSON
Schema, for editors and checks: [schema.json](../api/schema.json), or ` + "`composesource schema`" + `. In a ConfigMap given as
configuration, the key ` + "`composesource.yaml`" + ` holds what stands below ` + "`spec`" + ` here.

| field | type | meaning | example |
|---|---|---|---|
`)
	var schema yaml.Node // keeps the order of the fields, which a map doesn't
	if err := yaml.Unmarshal(text, &schema); err != nil {
		return "", fmt.Errorf("reading the schema: %w", err)
	}
	err := writeFields(&b, "", schema.Content[0])
	return b.String(), err
}

// writeFields writes a row for each property, and for those inside of it.
func writeFields(b *strings.Builder, prefix string, node *yaml.Node) error {
	properties := child(node, "properties")
	if properties == nil {
		return nil
	}
	for i := 0; i+1 < len(properties.Content); i += 2 {
		path, field := prefix+properties.Content[i].Value, properties.Content[i+1]
		example, err := exampleOf(field)
		if err != nil {
			return fmt.Errorf("the example of %s: %w", path, err)
		}
		fmt.Fprintf(b, "| `%s` | %s | %s | %s |\n", path, typeOf(field), cell(value(field, "description")), example)
		if err := writeFields(b, path+".", field); err != nil {
			return err
		}
		if err := writeFields(b, path+".NAME.", child(field, "additionalProperties")); err != nil {
			return err
		}
	}
	return nil
}

// typeOf names the type of a field as people would.
func typeOf(field *yaml.Node) string {
	switch kind := value(field, "type"); kind {
	case "array":
		return "list of " + plural(typeOf(child(field, "items")))
	case "object":
		if each := child(field, "additionalProperties"); each != nil && each.Kind == yaml.MappingNode {
			return "map of " + plural(typeOf(each))
		}
		return "object"
	case "":
		return "string or object"
	default:
		return kind
	}
}

func plural(kind string) string {
	return strings.ReplaceAll(kind, " or ", "s or ") + "s"
}

// exampleOf returns a field's first example as YAML on one line.
func exampleOf(field *yaml.Node) (string, error) {
	examples := child(field, "examples")
	if examples == nil || len(examples.Content) == 0 {
		return "", nil
	}
	var example any
	if err := examples.Content[0].Decode(&example); err != nil {
		return "", err
	}
	text, err := json.Marshal(example)
	return "`" + cell(string(text)) + "`", err
}

// child returns the value of a key, nil when there is none.
func child(node *yaml.Node, key string) *yaml.Node {
	if node == nil || node.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(node.Content); i += 2 {
		if node.Content[i].Value == key {
			return node.Content[i+1]
		}
	}
	return nil
}

func value(node *yaml.Node, key string) string {
	if found := child(node, key); found != nil {
		return found.Value
	}
	return ""
}
