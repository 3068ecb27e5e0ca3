package api

import (
	"bytes"
	"errors"
	"io"
	"reflect"
	"regexp"
	"strconv"

	"sigs.k8s.io/kustomize/kyaml/yaml"

	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
	"github.com/composesource/composesource/pkg/strict"
)

// SpecKey is the key of a ConfigMap that holds the spec; every other key is a
// file of the project.
const SpecKey = "composesource.yaml"

// Origin says where a configuration was read.
type Origin = strict.Origin

// checker checks configurations.
type checker struct{ strict.Checker }

func newChecker(origin Origin, r *report.Report) *checker {
	c := &checker{strict.Checker{Origin: origin, Report: r}}
	c.Values = c.checks
	c.Own = map[reflect.Type]func(*yaml.Node, string){reflect.TypeFor[Mount](): c.mount}
	return c
}

// Decode reads a ComposeSource, or a ConfigMap whose data is the project's file
// system and whose key composesource.yaml holds the spec. Everything that is
// wrong goes to the report; when that is anything, the result is nil.
func Decode(data []byte, origin Origin, r *report.Report) *ComposeSource {
	c := newChecker(origin, r)
	doc := c.parse(data)
	if doc == nil {
		return nil
	}
	if kind := doc.field("kind"); kind != nil && kind.Value == "ConfigMap" {
		return c.configMap(doc)
	}
	if !c.identity(doc) {
		return nil
	}
	return decodeInto[ComposeSource](c, doc)
}

// identity refuses a document that is something else than a ComposeSource,
// because every other message about it would be misleading.
func (c *checker) identity(doc *document) bool {
	version, kind := doc.text("apiVersion"), doc.text("kind")
	if version == APIVersion && kind == Kind {
		return true
	}
	at := doc.Node
	if kind := doc.field("kind"); kind != nil {
		at = kind
	}
	c.Add(report.ConfigWrongKind, at, "kind", version, kind)
	return false
}

// configMap reads the file system and the spec out of a ConfigMap.
func (c *checker) configMap(doc *document) *ComposeSource {
	cm := decodeInto[configMap](c, doc)
	if cm == nil {
		return nil
	}
	source := &ComposeSource{APIVersion: APIVersion, Kind: Kind}
	if spec, ok := cm.Data[SpecKey]; ok {
		if source = decodeSpec([]byte(spec), c.Report); source == nil {
			return nil
		}
	}
	if source.Metadata.Name == "" {
		source.Metadata = cm.Metadata
	}
	if source.Spec.Inline == nil {
		source.Spec.Inline = map[string]string{}
	}
	for _, files := range []map[string]string{cm.Data, cm.binary()} {
		for name, content := range files {
			if name != SpecKey {
				source.Spec.Inline[name] = content
			}
		}
	}
	if len(source.Spec.Inline) == 0 {
		c.Add(report.ConfigNoFiles, doc.Node, "data")
		return nil
	}
	return source
}

// decodeSpec reads a whole ComposeSource or only its spec.
func decodeSpec(data []byte, r *report.Report) *ComposeSource {
	c := newChecker(Origin{File: SpecKey, Lines: true}, r)
	if len(bytes.TrimSpace(data)) == 0 {
		return &ComposeSource{APIVersion: APIVersion, Kind: Kind}
	}
	doc := c.parse(data)
	switch {
	case doc == nil:
		return nil
	case doc.field("apiVersion") != nil || doc.field("kind") != nil:
		if !c.identity(doc) {
			return nil
		}
		return decodeInto[ComposeSource](c, doc)
	}
	doc.path = "spec"
	spec := decodeInto[Spec](c, doc)
	if spec == nil {
		return nil
	}
	return &ComposeSource{APIVersion: APIVersion, Kind: Kind, Spec: *spec}
}

// decodeInto checks a document against the type and then decodes it.
func decodeInto[T any](c *checker, doc *document) *T {
	return strict.Into[T](&c.Checker, doc.Node, doc.path)
}

// document is the one mapping that a configuration consists of.
type document struct {
	*yaml.Node
	path string
}

func (d *document) field(name string) *yaml.Node {
	for i := 0; i+1 < len(d.Content); i += 2 {
		if d.Content[i].Value == name {
			return strict.Resolve(d.Content[i+1])
		}
	}
	return nil
}

func (d *document) text(name string) string {
	if n := d.field(name); n != nil {
		return n.Value
	}
	return ""
}

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

// parse returns the document's mapping, or reports why there is none.
func (c *checker) parse(data []byte) *document {
	if e := limit.YAML(data); e != nil {
		c.Add(report.LimitExceeded, &yaml.Node{Line: e.Line, Column: e.Column}, "", e.Limit.What(), e.Limit.Max())
		return nil
	}
	var file, second yaml.Node
	d := yaml.NewDecoder(bytes.NewReader(data))
	err := d.Decode(&file)
	switch {
	case errors.Is(err, io.EOF):
		c.Add(report.ConfigEmpty, &yaml.Node{}, "")
		return nil
	case err != nil:
		at := &yaml.Node{Column: 1}
		match := yamlLine.FindStringSubmatch(err.Error())
		if len(match) == 2 {
			at.Line, _ = strconv.Atoi(match[1]) // no digits leave it at 0, which means unknown
		}
		c.Add(report.ConfigNotYAML, at, "", yamlLine.ReplaceAllString(err.Error(), ""))
		return nil
	case d.Decode(&second) == nil:
		c.Add(report.ConfigSeveralDocuments, &second, "")
		return nil
	}
	n := strict.Resolve(file.Content[0])
	if n.Kind != yaml.MappingNode {
		c.Add(report.ConfigWrongType, n, "", "the configuration", "a mapping", strict.Kind(n), "start it with apiVersion: "+APIVersion)
		return nil
	}
	return &document{Node: n}
}
