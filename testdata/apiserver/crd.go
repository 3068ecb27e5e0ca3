package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/install"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	structuralschema "k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	"k8s.io/apiextensions-apiserver/pkg/crdserverscheme"
	"k8s.io/apiextensions-apiserver/pkg/registry/customresource"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/apimachinery/pkg/util/json"
)

// definitions are the versions of the kinds that CustomResourceDefinitions bring.
type definitions map[schema.GroupVersionKind]definition

// definition is one of them: its schema, and what checks it, CEL rules included.
type definition struct {
	schema   *structuralschema.Structural
	strategy strategy
}

// readDefinitions reads every CustomResourceDefinition of the directories in a list.
func readDefinitions(list string) (definitions, error) {
	all := definitions{}
	for _, dir := range filepath.SplitList(list) {
		if err := all.read(dir); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func (d definitions) read(dir string) error {
	paths, err := filepath.Glob(filepath.Join(dir, "*.yaml"))
	if err != nil || len(paths) == 0 {
		return fmt.Errorf("-crds: no definitions in %s: %w", dir, err)
	}
	scheme := runtime.NewScheme()
	install.Install(scheme)
	decoder := serializer.NewCodecFactory(scheme).UniversalDeserializer()
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		decoded, _, err := decoder.Decode(text, nil, nil)
		crd, ok := decoded.(*apiextensionsv1.CustomResourceDefinition)
		if err != nil || !ok {
			continue // a policy, or whatever else lies there
		}
		if err := d.add(crd); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return nil
}

func (d definitions) add(crd *apiextensionsv1.CustomResourceDefinition) error {
	for _, v := range crd.Spec.Versions {
		if !v.Served || v.Schema == nil {
			continue
		}
		var props apiextensions.JSONSchemaProps
		if err := apiextensionsv1.Convert_v1_JSONSchemaProps_To_apiextensions_JSONSchemaProps(v.Schema.OpenAPIV3Schema, &props, nil); err != nil {
			return err
		}
		structural, err := structuralschema.NewStructural(&props)
		if err != nil {
			return err
		}
		validator, _, err := validation.NewSchemaValidator(&props)
		if err != nil {
			return err
		}
		kind := schema.GroupVersionKind{Group: crd.Spec.Group, Version: v.Name, Kind: crd.Spec.Names.Kind}
		d[kind] = definition{structural, customresource.NewStrategy(crdserverscheme.NewUnstructuredObjectTyper(),
			crd.Spec.Scope == apiextensionsv1.NamespaceScoped, kind, validator, nil, structural, nil, nil, nil)}
	}
	return nil
}

// decode does to a custom resource what decoding does to other objects: fields
// that nobody knows are named, and defaults filled in.
func (d definition) decode(p *problems, o *object) {
	var content map[string]any // with whole numbers as such, which CEL tells from others
	text, err := json.Marshal(o.written.Object)
	if err == nil {
		err = json.Unmarshal(text, &content)
	}
	if err != nil {
		p.addError(o.input, o.id, err)
		return
	}
	unknown := pruning.PruneWithOptions(content, d.schema, true, structuralschema.UnknownFieldPathOptions{TrackUnknownFieldPaths: true})
	slices.Sort(unknown)
	for _, path := range unknown {
		p.add(o.input, o.id, fmt.Sprintf("strict decoding error: unknown field %q", path))
	}
	defaulting.Default(content, d.schema)
	o.kind, o.strategy, o.faulty = o.written.GroupVersionKind(), d.strategy, len(unknown) > 0
	o.decoded = &unstructured.Unstructured{Object: content}
}

// custom reports whether the object is of a kind that a definition brings.
func (o *object) custom() bool {
	_, ok := o.decoded.(*unstructured.Unstructured)
	return ok
}
