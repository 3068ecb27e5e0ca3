package krm

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"sigs.k8s.io/kustomize/kyaml/kio"
	"sigs.k8s.io/kustomize/kyaml/yaml"

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
	if e := limit.YAML(text); e != nil {
		return nil, fmt.Errorf("stdin:%d:%d: %w", e.Line, e.Column, e)
	}
	l := &resourceList{ByteReadWriter: kio.ByteReadWriter{Reader: bytes.NewReader(text), KeepReaderAnnotations: true}}
	if l.Items, err = l.Read(); err != nil {
		return nil, fmt.Errorf("failed to read ResourceList input: %w", err)
	}
	if l.WrappingKind != kio.ResourceListKind {
		return nil, errors.New("stdin holds no ResourceList; to convert a Compose file by hand, use `composesource convert`")
	}
	if err := l.check(); err != nil {
		return nil, err
	}
	l.notes, err = kio.PreprocessResourcesForInternalAnnotationMigration(l.Items)
	return l, err
}

// write writes the list as kpt reads it: whichever of the two spellings of an
// annotation was changed, both are.
func (l *resourceList) write(out io.Writer, results *yaml.RNode) error {
	if err := kio.ReconcileInternalAnnotations(l.Items, l.notes); err != nil {
		return err
	}
	var text bytes.Buffer
	l.Writer, l.Results = &text, results
	if err := l.Write(l.Items); err != nil {
		return err
	}
	_, err := text.WriteTo(out)
	return err
}

// nodeOf returns the results as YAML; nil when there are none.
func nodeOf(results []report.Result) (*yaml.RNode, error) {
	if len(results) == 0 {
		return nil, nil
	}
	text, err := yaml.Marshal(results)
	if err != nil {
		return nil, err
	}
	return yaml.Parse(string(text))
}
