package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/google/go-containerregistry/pkg/v1/layout"
	intoto "github.com/in-toto/attestation/go/v1"
	"google.golang.org/protobuf/encoding/protojson"
)

// verify reads a release again: every file has its checksum, the statement of
// provenance is one and speaks of these files and this image, and each platform's
// image has statements that are about it. Whoever made it is not verified: that
// is what signatures are for.
func verify(dir string) error {
	sums, err := os.ReadFile(filepath.Join(dir, checksumFile))
	if err != nil {
		return err
	}
	known := map[string]string{}
	for line := range strings.Lines(string(sums)) {
		want, name, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		if !ok || !filepath.IsLocal(name) {
			return fmt.Errorf("%s: no checksum and name: %s", checksumFile, line)
		}
		got, err := read(dir, filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		if got.sha256 != want {
			return fmt.Errorf("%s has the checksum %s, not %s", name, got.sha256, want)
		}
		known[name] = want
	}
	digest, err := verifyImages(filepath.Join(dir, imageDir))
	if err != nil {
		return err
	}
	return verifyProvenance(dir, known, digest)
}

// verifyProvenance compares what the statement speaks of with what has a checksum.
func verifyProvenance(dir string, known map[string]string, image string) error {
	text, err := os.ReadFile(filepath.Join(dir, provenanceFile))
	if err != nil {
		return err
	}
	subjects, err := parse(text, slsaProvenance)
	if err != nil {
		return err
	}
	spoken := map[string]bool{provenanceFile: true}
	for _, s := range subjects {
		spoken[s.name] = true
		if want := known[s.name]; s.sha256 != want && (want != "" || s.sha256 != image) {
			return fmt.Errorf("%s: %s is not %s", provenanceFile, s.name, s.sha256)
		}
	}
	for name := range known {
		if !spoken[name] {
			return fmt.Errorf("%s doesn't speak of %s", provenanceFile, name)
		}
	}
	if len(subjects) != len(known) { // without the statement itself, with the image
		return fmt.Errorf("%s doesn't speak of the image %s", provenanceFile, image)
	}
	return nil
}

// parse returns the subjects of a statement of in-toto.
func parse(text []byte, predicateType string) ([]subject, error) {
	var s intoto.Statement
	if err := protojson.Unmarshal(text, &s); err != nil {
		return nil, err
	}
	if err := s.Validate(); err != nil {
		return nil, err
	}
	if s.PredicateType != predicateType {
		return nil, fmt.Errorf("a statement with the predicate %s, not %s", s.PredicateType, predicateType)
	}
	var subjects []subject
	for _, of := range s.Subject {
		subjects = append(subjects, subject{of.Name, of.Digest["sha256"]})
	}
	return subjects, nil
}

// verifyImages returns the digest of the index. Every image of a platform has one
// manifest of attestations: its provenance and its bill of materials.
func verifyImages(dir string) (string, error) {
	outer, err := layout.ImageIndexFromPath(dir)
	if err != nil {
		return "", err
	}
	digest, err := outer.Digest()
	if err != nil {
		return "", err
	}
	manifest, err := outer.IndexManifest()
	if err != nil {
		return "", err
	}
	attested := map[string]int{}
	for _, m := range manifest.Manifests {
		of := m.Annotations[referenceDigest]
		if of == "" {
			attested[m.Digest.String()] += 0
			continue
		}
		attestation, err := outer.Image(m.Digest)
		if err != nil {
			return "", err
		}
		layers, err := attestation.Manifest()
		if err != nil {
			return "", err
		}
		for _, l := range layers.Layers {
			layer, err := attestation.LayerByDigest(l.Digest)
			if err != nil {
				return "", err
			}
			if err := verifyLayer(layer, l.Annotations[predicateAnnotation], of); err != nil {
				return "", err
			}
			attested[of]++
		}
	}
	for image, n := range attested {
		if n != 2 {
			return "", fmt.Errorf("image %s has %d statements", image, n)
		}
	}
	return digest.Hex, nil
}
