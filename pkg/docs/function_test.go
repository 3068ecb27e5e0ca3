package docs

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"k8s.io/kube-openapi/pkg/validation/spec"
	"sigs.k8s.io/kustomize/kyaml/fn/framework"
	"sigs.k8s.io/kustomize/kyaml/resid"
	kyaml "sigs.k8s.io/kustomize/kyaml/yaml"
	"sigs.k8s.io/yaml"

	"github.com/composesource/composesource/pkg/api"
)

// config is a configuration that kyaml validates by the definition.
type config struct {
	api.ComposeSource
	definition string
}

func (c *config) Schema() (*spec.Schema, error) {
	return framework.SchemaFromFunctionDefinition(resid.NewGvk("composesource.dev", "v1alpha1", api.Kind), c.definition)
}

// TestDefinitionAsKyamlReadsIt loads configurations as a function does that is written
// with kyaml: those of the examples pass, and what the decoder refuses doesn't.
func TestDefinitionAsKyamlReadsIt(t *testing.T) {
	definition, err := Definition()
	if err != nil {
		t.Fatal(err)
	}
	load := func(text string) error {
		node, err := kyaml.Parse(text)
		if err != nil {
			return err
		}
		return framework.LoadFunctionConfig(node, &config{definition: definition})
	}
	files, err := filepath.Glob("../../examples/*/*/composesource.yaml")
	if err != nil {
		t.Fatal(err)
	}
	loaded := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "\nkind: ComposeSource\n") { // or the spec alone, for a ConfigMap
			loaded++
			if err := load(string(text)); err != nil {
				t.Errorf("%s: %v", file, err)
			}
		}
	}
	if loaded < 5 {
		t.Errorf("only %d configurations", loaded)
	}
	const head = "apiVersion: composesource.dev/v1alpha1\nkind: ComposeSource\nmetadata: {name: a}\n"
	for _, text := range []string{"spec: {routes: Gateway}", "spec: {strict: true}", "spec: {files: compose.yaml}"} {
		if err := load(head + text + "\n"); err == nil {
			t.Errorf("%s was accepted", text)
		}
	}
}

// The schema in the definition, as kyaml holds it, is that of editors in the other
// dialect.
func TestDefinitionHoldsTheSchema(t *testing.T) {
	definition, err := Definition()
	if err != nil {
		t.Fatal(err)
	}
	var got framework.KRMFunctionDefinition
	if err := yaml.Unmarshal([]byte(definition), &got); err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(got.Spec.Versions[0].Schema.OpenAPIV3Schema)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(openAPI(unmarshal(t, api.Schema())), unmarshal(t, text)); diff != "" {
		t.Errorf("(-schema +definition):\n%s", diff)
	}
}

func unmarshal(t *testing.T, text []byte) any {
	t.Helper()
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		t.Fatal(err)
	}
	return value
}

// What catalogs link to is in the repository.
func TestCatalogsLinkToWhatIsThere(t *testing.T) {
	definition, err := Definition()
	if err != nil {
		t.Fatal(err)
	}
	metadata, err := Metadata()
	if err != nil {
		t.Fatal(err)
	}
	links := 0
	for line := range strings.Lines(definition + metadata) {
		for _, branch := range []string{"/blob/main/", "/tree/main/"} {
			if _, path, ok := strings.Cut(strings.TrimSpace(line), home+branch); ok {
				links++
				if _, err := os.Stat("../../" + path); err != nil {
					t.Error(err)
				}
			}
		}
	}
	if links != 8 {
		t.Errorf("%d links", links)
	}
}
