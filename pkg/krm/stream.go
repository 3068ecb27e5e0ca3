package krm

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"sigs.k8s.io/kustomize/kyaml/kio"
	"sigs.k8s.io/kustomize/kyaml/kio/kioutil"
	"sigs.k8s.io/kustomize/kyaml/yaml"

	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// read reads a ResourceList. kyaml's fn/framework would do that, and needs longer
// to start than all the rest of the program: it brings a validator of OpenAPI.
func read(in io.Reader) (*resourceList, error) {
	text, err := io.ReadAll(io.LimitReader(in, int64(limit.InputBytes.Max())+1))
	if err != nil {
		return nil, fmt.Errorf("reading stdin: %w", err)
	}
	if len(text) > limit.InputBytes.Max() {
		return nil, fmt.Errorf("stdin holds more than the %d bytes that a ResourceList may have", limit.InputBytes.Max())
	}
	if e := limit.Text(text); e != nil {
		return nil, exceeded(e)
	}
	l := &resourceList{ByteReadWriter: kio.ByteReadWriter{Reader: bytes.NewReader(text), KeepReaderAnnotations: true}}
	if l.Items, err = l.Read(); err != nil {
		return nil, fmt.Errorf("failed to read ResourceList input: %w", err)
	}
	if e := limit.Nodes(l.whole()); e != nil {
		return nil, exceeded(e)
	}
	if l.WrappingKind != kio.ResourceListKind {
		return nil, errors.New("stdin holds no ResourceList; to convert a Compose file by hand, use `composesource convert`")
	}
	if err := l.check(); err != nil {
		return nil, err
	}
	for _, n := range l.Items {
		l.items = append(l.items, item{came: n})
	}
	l.notes, err = kio.PreprocessResourcesForInternalAnnotationMigration(l.Items)
	return l, err
}

func exceeded(e *limit.Exceeded) error {
	return fmt.Errorf("stdin:%d:%d: %w", e.Line, e.Column, e)
}

// whole returns the list as it came.
func (l *resourceList) whole() *yaml.Node {
	items := &yaml.Node{Kind: yaml.SequenceNode}
	for _, n := range l.Items {
		items.Content = append(items.Content, n.YNode())
	}
	whole := &yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{items}}
	for _, n := range []*yaml.RNode{l.FunctionConfig, l.Results} {
		if n != nil {
			whole.Content = append(whole.Content, n.YNode())
		}
	}
	return whole
}

// write writes the list as kpt reads it. What came is written with its comments, one
// item at a time: kyaml's encoder never drops what it has written, and needs four
// times as long for twice as much.
func (l *resourceList) write(out io.Writer, results []report.Result) error {
	if err := l.spell(); err != nil {
		return err
	}
	w := emit.NewList(len(l.items))
	for _, item := range l.items {
		if item.made != nil {
			if err := w.Object(item.made); err != nil {
				return err
			}
			continue
		}
		if err := yaml.ClearEmptyAnnotations(item.came); err != nil {
			return err
		}
		if err := encode(w, &yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{item.came.YNode()}}); err != nil {
			return err
		}
	}
	tail := []*yaml.Node{{Kind: yaml.ScalarNode, Value: "functionConfig"}, l.FunctionConfig.YNode()}
	if err := encode(w, &yaml.Node{Kind: yaml.MappingNode, Content: tail}); err != nil {
		return err
	}
	if err := w.Results(results); err != nil {
		return err
	}
	return w.End(out)
}

// spell writes the annotations that tell files in the spelling of the input:
// whichever of the two spellings of one was changed, both are. A list that kyaml
// would add to is asked with an item that has all of them.
func (l *resourceList) spell() error {
	all := map[string]string{}
	for _, key := range placeAnnotations() {
		all[key] = "0"
	}
	probe := yaml.NewMapRNode(nil)
	if err := probe.SetAnnotations(all); err != nil {
		return err
	}
	came := []*yaml.RNode{probe}
	for _, item := range l.items {
		if item.came != nil {
			came = append(came, item.came)
		}
	}
	if err := kio.ReconcileInternalAnnotations(came, l.notes); err != nil {
		return err
	}
	kept := probe.GetAnnotations()
	for _, item := range l.items {
		if item.made == nil {
			continue
		}
		annotations := item.made.GetAnnotations()
		for key := range all {
			if _, ok := kept[key]; !ok {
				delete(annotations, key)
			}
		}
	}
	return nil
}

// placeAnnotations tell the file of an object and its place there, in both spellings.
func placeAnnotations() []string {
	return []string{
		kioutil.PathAnnotation, kioutil.IndexAnnotation, kioutil.IdAnnotation,
		//lint:ignore SA1019 orchestrators still write both
		kioutil.LegacyPathAnnotation, kioutil.LegacyIndexAnnotation, kioutil.LegacyIdAnnotation,
	}
}

// encode writes a part of the list as kyaml writes the whole.
func encode(w io.Writer, n *yaml.Node) error {
	e := yaml.NewEncoder(w)
	e.CompactSeqIndent()
	if err := e.Encode(n); err != nil {
		return err
	}
	return e.Close()
}
