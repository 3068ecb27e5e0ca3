// Command schemagen writes the JSON Schema of a kind from the Go types, their tags and
// their comments. It runs by go generate in the package of the types, so that the library
// is no part of the program.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"strings"

	"github.com/invopop/jsonschema"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/lock"
)

func main() {
	if err := write(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "schemagen:", err)
		os.Exit(1)
	}
}

func write(kind, file string) error {
	data, err := Schema(kind, ".")
	if err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o644)
}

// module is the path of the packages of the types.
const module = "github.com/composesource/composesource/pkg/"

// Schema returns the schema of a kind. The directory is that of its package, where the
// comments are read.
func Schema(kind, dir string) ([]byte, error) {
	value, pkg := any(&api.ComposeSource{}), "api"
	if kind == lock.Kind {
		value, pkg = &lock.File{}, "lock"
	}
	r := &jsonschema.Reflector{Anonymous: true, DoNotReference: true, Mapper: mapper}
	if err := r.AddGoComments(module+pkg, dir); err != nil {
		return nil, err
	}
	s := r.Reflect(value)
	s.Version = "http://json-schema.org/draft-07/schema#" // what editors know; the schema needs no more
	s.ID, s.Title = jsonschema.ID("https://composesource.dev/schemas/v1alpha1/"+strings.ToLower(kind)+".json"), kind
	if err := complete(s, reflect.TypeOf(value).Elem()); err != nil {
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
