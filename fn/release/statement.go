package main

import (
	"bytes"
	"encoding/json"
	"fmt"

	provenance "github.com/in-toto/attestation/go/predicates/provenance/v1"
	intoto "github.com/in-toto/attestation/go/v1"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/types/known/structpb"
)

// The predicates of the statements.
const (
	slsaProvenance = "https://slsa.dev/provenance/v1"
	cycloneDX      = "https://cyclonedx.org/bom"
)

// Where the source is, and what is said of how it is built.
const (
	source    = "https://github.com/composesource/composesource"
	buildType = source + "/blob/main/.github/RELEASE.md"
	builder   = source + "/blob/main/Makefile"
)

// subject is what a statement is about.
type subject struct{ name, sha256 string }

// statement returns a statement of in-toto about subjects. Its bytes are the same for
// the same arguments.
func statement(predicateType string, predicate any, subjects ...subject) ([]byte, error) {
	text, err := json.Marshal(predicate)
	if err != nil {
		return nil, err
	}
	s := &intoto.Statement{Type: intoto.StatementTypeUri, PredicateType: predicateType, Predicate: &structpb.Struct{}}
	if err := protojson.Unmarshal(text, s.Predicate); err != nil {
		return nil, err
	}
	for _, of := range subjects {
		s.Subject = append(s.Subject, &intoto.ResourceDescriptor{Name: of.name, Digest: map[string]string{"sha256": of.sha256}})
	}
	if err := s.Validate(); err != nil {
		return nil, fmt.Errorf("a statement that in-toto refuses: %w", err)
	}
	return stable(protojson.Marshal(s))
}

// stable writes JSON of protobuf messages, whose white space is random, as one sees it
// anywhere else.
func stable(text []byte, err error) ([]byte, error) {
	if err != nil {
		return nil, err
	}
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	err = encoder.Encode(value)
	return b.Bytes(), err
}

// provenanceOf is the predicate that SLSA defines: out of which commit, with which
// toolchain. Nobody vouches for it until it is signed.
func provenanceOf(b *binary) (any, error) {
	commit := b.setting("vcs.revision")
	uri := "git+" + source
	p := &provenance.Provenance{
		BuildDefinition: &provenance.BuildDefinition{
			BuildType:          buildType,
			ExternalParameters: fields(map[string]any{"source": uri + "@" + commit, "target": "dist"}),
			InternalParameters: fields(map[string]any{"-trimpath": b.setting("-trimpath"), "CGO_ENABLED": b.setting("CGO_ENABLED")}),
			ResolvedDependencies: []*intoto.ResourceDescriptor{
				{Uri: uri, Digest: map[string]string{"gitCommit": commit}},
				{Uri: "pkg:golang/toolchain@" + b.info.GoVersion},
			},
		},
		RunDetails: &provenance.RunDetails{Builder: &provenance.Builder{Id: builder}},
	}
	if err := p.Validate(); err != nil {
		return nil, fmt.Errorf("a provenance that in-toto refuses: %w", err)
	}
	text, err := stable(protojson.Marshal(p))
	return json.RawMessage(text), err
}

// fields holds texts only, for which there is no error.
func fields(of map[string]any) *structpb.Struct {
	s, _ := structpb.NewStruct(of)
	return s
}
