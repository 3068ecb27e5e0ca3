package main

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/invopop/jsonschema"
	"sigs.k8s.io/yaml"
)

// complete adds what the library does not read: examples of any type, and the
// words for the values of a map.
func complete(s *jsonschema.Schema, t reflect.Type) error {
	switch t.Kind() {
	case reflect.Pointer:
		return complete(s, t.Elem())
	case reflect.Map:
		return complete(s.AdditionalProperties, t.Elem())
	case reflect.Slice:
		return complete(s.Items, t.Elem())
	case reflect.Struct:
		if s.Properties == nil {
			return nil // a type with a schema of its own
		}
	default:
		return nil
	}
	for f := range t.Fields() {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		property, ok := s.Properties.Get(name)
		if !ok {
			return fmt.Errorf("%s is not in the schema", name)
		}
		var example any
		if err := yaml.Unmarshal([]byte(f.Tag.Get("example")), &example); err != nil {
			return fmt.Errorf("the example of %s: %w", name, err)
		}
		property.Examples = []any{example}
		property.Description = strings.ReplaceAll(property.Description, "\n", " ")
		if f.Type.Kind() == reflect.Map {
			for option := range strings.SplitSeq(f.Tag.Get("jsonschema"), ",") {
				if word, ok := strings.CutPrefix(option, "enum="); ok {
					property.AdditionalProperties.Enum = append(property.AdditionalProperties.Enum, word)
				}
			}
		}
		if err := complete(property, f.Type); err != nil {
			return fmt.Errorf("%s.%w", name, err)
		}
	}
	return nil
}
