package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"golang.org/x/tools/txtar"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"sigs.k8s.io/yaml"
)

// An object is one manifest of an input.
type object struct {
	input    string
	id       string // "Kind/name", or its place in the input when it has none
	kind     schema.GroupVersionKind
	written  *unstructured.Unstructured // as the author wrote it
	decoded  runtime.Object             // the internal type with defaults
	strategy strategy
	faulty   bool // decoding has already reported something
}

// readObjects decodes the documents of an input strictly. An object with unknown
// or duplicate fields is reported and still returned, so that one run finds all.
func readObjects(p *problems, in txtar.File, known definitions) []*object {
	var objects []*object
	seen := map[string]bool{}
	documents := utilyaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(in.Data)))
	for n := 1; ; n++ {
		document, err := documents.Read()
		if errors.Is(err, io.EOF) {
			return objects
		}
		place := fmt.Sprintf("document %d", n)
		if err != nil {
			p.addError(in.Name, place, err)
			return objects
		}
		o := readObject(p, in.Name, place, document, known)
		if o == nil {
			continue
		}
		if seen[o.key()] {
			p.add(in.Name, o.id, "metadata.name: is there twice")
			continue
		}
		seen[o.key()] = true
		objects = append(objects, o)
	}
}

// readObject decodes one document; nil when it is empty or can't be decoded.
func readObject(p *problems, input, place string, document []byte, known definitions) *object {
	var content map[string]any
	if err := yaml.Unmarshal(document, &content); err != nil {
		p.addError(input, place, err)
		return nil
	}
	if len(content) == 0 {
		return nil
	}
	o := &object{input: input, id: place, written: &unstructured.Unstructured{Object: content}}
	if o.written.GetName() != "" {
		o.id = o.written.GetKind() + "/" + o.written.GetName()
	}
	if d, ok := known[o.written.GroupVersionKind()]; ok {
		if d.decode(p, o); o.decoded == nil {
			return nil
		}
		return o
	}
	codecs := serializer.NewCodecFactory(legacyscheme.Scheme, serializer.EnableStrict)
	decoded, kind, err := codecs.UniversalDecoder().Decode(document, nil, nil)
	if err != nil {
		p.addError(input, o.id, err)
	}
	if decoded == nil {
		return nil
	}
	s, ok := strategyFor(kind.GroupKind())
	if !ok {
		p.add(input, o.id, fmt.Sprintf("kind: %s has no row in kinds.go, so it was not validated", kind.GroupKind()))
		return nil
	}
	o.kind, o.decoded, o.strategy, o.faulty = *kind, decoded, s, err != nil
	return o
}

// key tells one object of a cluster from another.
func (o *object) key() string {
	return fmt.Sprintf("%s/%s/%s", o.kind.GroupKind(), o.written.GetNamespace(), o.written.GetName())
}
