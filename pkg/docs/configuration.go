package docs

import (
	"encoding/json"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/lock"
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
	err := writeSchema(&b, text)
	return b.String(), err
}

// Lock returns the page that lists every field of the lock file, in the order of its
// types.
func Lock() (string, error) {
	var b strings.Builder
	b.WriteString(`# The lock file: every field of ImageLock

<!-- Generated from the types in pkg/lock. Do not edit. -->

` + "`composesource.lock.yaml`" + ` lies beside the ComposeSource, in the root of the project, and says of each image of the project what Docker
takes from it. ` + "`composesource lock`" + ` writes it, [this guide](../../examples/lock) tells when and why, and
[this table](mapping.md#what-the-image-says) what becomes of each field. kpt may have changed the object among the items of a package: the
item counts that lies in the package of the ComposeSource under that name. Kustomize leaves the file alone.

The same as JSON Schema: [schema.json](../lock/schema.json), or ` + "`composesource schema ImageLock`" + `.

| field | type | meaning | example |
|---|---|---|---|
`)
	err := writeSchema(&b, lock.Schema())
	return b.String(), err
}

// writeSchema writes a row for each property of a schema.
func writeSchema(b *strings.Builder, text []byte) error {
	var schema yaml.Node // keeps the order of the fields, which a map doesn't
	if err := yaml.Unmarshal(text, &schema); err != nil {
		return fmt.Errorf("reading the schema: %w", err)
	}
	return writeFields(b, "", schema.Content[0])
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
		if err := writeFields(b, path+"[].", child(field, "items")); err != nil {
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
