// Command schemagen writes the JSON Schema of ComposeSource from the Go types,
// their tags and their comments. It runs in pkg/api, by go generate, so that the
// library is no part of the program.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"

	"github.com/invopop/jsonschema"

	"github.com/composesource/composesource/pkg/api"
)

func main() {
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "schemagen:", err)
		os.Exit(1)
	}
}

func write(file string) error {
	data, err := Schema()
	if err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o644)
}

// Schema returns the schema. The working directory must be pkg/api, where the
// comments are read.
func Schema() ([]byte, error) {
	r := &jsonschema.Reflector{Anonymous: true, DoNotReference: true, Mapper: mapper}
	if err := r.AddGoComments("github.com/composesource/composesource/pkg/api", "."); err != nil {
		return nil, err
	}
	s := r.Reflect(&api.ComposeSource{})
	s.ID, s.Title = "https://composesource.dev/schemas/v1alpha1/composesource.json", api.Kind
	if err := complete(s, reflect.TypeFor[api.ComposeSource]()); err != nil {
		return nil, err
	}
	data, err := json.MarshalIndent(s, "", "  ")
	return append(data, '\n'), err
}

// mapper knows the one type whose JSON is not that of its Go fields.
func mapper(t reflect.Type) *jsonschema.Schema {
	if t != reflect.TypeFor[api.Mount]() {
		return nil
	}
	host := jsonschema.NewProperties()
	host.Set("hostPath", &jsonschema.Schema{Type: "string", Description: "an absolute path on the node", Examples: []any{"/srv/data"}})
	return &jsonschema.Schema{OneOf: []*jsonschema.Schema{
		{Type: "string", Enum: []any{api.MountConfigMap, api.MountClaim, api.MountEmptyDir, api.MountOmit}},
		{Type: "object", Properties: host, Required: []string{"hostPath"}, AdditionalProperties: jsonschema.FalseSchema},
	}}
}
