package main

import (
	"fmt"
	"io"

	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/empty"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/static"
	"github.com/google/go-containerregistry/pkg/v1/types"
)

// How BuildKit attaches attestations to an image, which `docker buildx imagetools
// inspect` and registries show
// (https://github.com/moby/buildkit/blob/master/docs/attestations/attestation-storage.md).
const (
	referenceType       = "vnd.docker.reference.type"
	referenceDigest     = "vnd.docker.reference.digest"
	predicateAnnotation = "in-toto.io/predicate-type"
	intotoLayer         = types.MediaType("application/vnd.in-toto+json")
)

// platform is the image of one platform and what is attested of it; nothing, when the
// binary is not that of a commit.
type platform struct {
	image       v1.Image
	attestation v1.Image
	descriptor  v1.Descriptor // of the attestation
}

// platform returns the image and its attestations, which call it by a name.
func (b *binary) platform(name string) (platform, error) {
	image, err := b.image()
	if err != nil {
		return platform{}, err
	}
	digest, err := image.Digest()
	if err != nil || !b.committed() {
		return platform{image: image}, err
	}
	p := platform{image: image, descriptor: v1.Descriptor{
		Platform:    &v1.Platform{OS: "unknown", Architecture: "unknown"},
		Annotations: map[string]string{referenceType: "attestation-manifest", referenceDigest: digest.String()},
	}}
	p.attestation, err = b.attestation(subject{name, digest.Hex})
	return p, err
}

// attestation returns a manifest whose layers are statements: how the image was made,
// and what is in it.
func (b *binary) attestation(of subject) (v1.Image, error) {
	how, err := provenanceOf(b)
	if err != nil {
		return nil, err
	}
	holds, err := b.sbomText()
	if err != nil {
		return nil, err
	}
	image := mutate.ConfigMediaType(mutate.MediaType(empty.Image, types.OCIManifestSchema1), types.OCIConfigJSON)
	for _, predicate := range []struct {
		kind  string
		value any
	}{{slsaProvenance, how}, {cycloneDX, holds}} {
		text, err := statement(predicate.kind, predicate.value, of)
		if err != nil {
			return nil, err
		}
		image, err = mutate.Append(image, mutate.Addendum{
			Layer: static.NewLayer(text, intotoLayer), Annotations: map[string]string{predicateAnnotation: predicate.kind}, MediaType: intotoLayer,
		})
		if err != nil {
			return nil, err
		}
	}
	config, err := image.ConfigFile()
	if err != nil {
		return nil, err
	}
	config = config.DeepCopy()
	config.OS, config.Architecture, config.Created, config.History = "unknown", "unknown", v1.Time{Time: b.created}, nil
	return mutate.ConfigFile(image, config)
}

// verifyLayer wants a statement of a predicate that is about the image.
func verifyLayer(layer v1.Layer, predicate, image string) error {
	content, err := layer.Compressed()
	if err != nil {
		return err
	}
	defer content.Close()
	text, err := io.ReadAll(content)
	if err != nil {
		return err
	}
	subjects, err := parse(text, predicate)
	if err != nil {
		return fmt.Errorf("a statement of image %s: %w", image, err)
	}
	if len(subjects) != 1 || "sha256:"+subjects[0].sha256 != image {
		return fmt.Errorf("a statement of image %s speaks of %v", image, subjects)
	}
	return nil
}
