package embed

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"sigs.k8s.io/kustomize/kyaml/yaml"

	"github.com/composesource/composesource/pkg/api"
)

// AnnotationFrom says where the embedded files are, as a path from
// the directory of the ComposeSource.
const AnnotationFrom = "composesource.dev/embedded-from"

// isComposeSource tells a ComposeSource from a ConfigMap that holds one.
func isComposeSource(text []byte) bool {
	doc, err := yaml.Parse(string(text))
	return err == nil && doc.GetKind() == api.Kind
}

// write returns the YAML text with spec.inline set to the files.
func write(text []byte, files map[string]string, from string) ([]byte, error) {
	doc, err := yaml.Parse(string(text))
	if err != nil {
		return nil, err
	}
	if from != "." {
		if err := doc.PipeE(yaml.SetAnnotation(AnnotationFrom, from)); err != nil {
			return nil, err
		}
	}
	spec, err := doc.Pipe(yaml.LookupCreate(yaml.MappingNode, "spec"))
	if err != nil {
		return nil, err
	}
	if n := spec.YNode(); n.Kind != yaml.MappingNode { // spec: without a value
		*n = yaml.Node{Kind: yaml.MappingNode, HeadComment: n.HeadComment, FootComment: n.FootComment}
	}
	spec.YNode().Style &^= yaml.FlowStyle // a literal block can't stand in {}
	if err := spec.PipeE(yaml.FieldSetter{Name: "inline", Value: yaml.NewRNode(mapping(files))}); err != nil {
		return nil, fmt.Errorf("setting spec.inline: %w", err)
	}
	comment(spec.YNode())
	var b bytes.Buffer
	e := yaml.NewEncoderWithOptions(&b, &yaml.EncoderOptions{SeqIndent: yaml.SequenceIndentStyle(yaml.DeriveSeqIndentStyle(string(text)))})
	if err := e.Encode(doc.Document()); err != nil {
		return nil, err
	}
	return b.Bytes(), e.Close()
}

// comment tells readers of a new inline field not to edit it.
func comment(spec *yaml.Node) {
	for i := 0; i+1 < len(spec.Content); i += 2 {
		if key := spec.Content[i]; key.Value == "inline" && key.HeadComment == "" {
			key.HeadComment = "# Copies, written by `composesource embed`: edit the files, not these."
		}
	}
}

// mapping returns the files as a mapping of literal blocks, by name.
func mapping(files map[string]string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode, Tag: yaml.NodeTagMap}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		style := yaml.LiteralStyle
		if !literal(files[name]) {
			style = yaml.DoubleQuotedStyle
		}
		n.Content = append(n.Content,
			&yaml.Node{Kind: yaml.ScalarNode, Tag: yaml.NodeTagString, Value: name},
			&yaml.Node{Kind: yaml.ScalarNode, Tag: yaml.NodeTagString, Value: files[name], Style: style})
	}
	return n
}

// literal reports whether a literal block holds the content byte for byte: YAML
// reads other line ends as \n, and takes the indentation of the first line.
func literal(content string) bool {
	return content != "" && !strings.ContainsAny(content, "\r\u0085\u2028\u2029\uFEFF") && !strings.ContainsAny(content[:1], " \t\n")
}
