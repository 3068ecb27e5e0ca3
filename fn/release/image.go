package main

import (
	"archive/tar"
	"bytes"
	_ "embed"
	"io"
	"maps"
	"os"
	"slices"

	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/empty"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/tarball"
	"github.com/google/go-containerregistry/pkg/v1/types"
)

// Kustomize runs the image as `--user nobody`, which needs an entry there.
//
//go:embed passwd
var passwd []byte

// image returns the image of one platform: the program and nothing else. The
// project is mounted at /work.
func (b *binary) image() (v1.Image, error) {
	content, err := b.layer()
	if err != nil {
		return nil, err
	}
	layer, err := tarball.LayerFromOpener(func() (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(content)), nil
	}, tarball.WithMediaType(types.OCILayer))
	if err != nil {
		return nil, err
	}
	image := mutate.ConfigMediaType(mutate.MediaType(empty.Image, types.OCIManifestSchema1), types.OCIConfigJSON)
	created := v1.Time{Time: b.created}
	image, err = mutate.Append(image, mutate.Addendum{Layer: layer, History: v1.History{Created: created, CreatedBy: b.info.Path}})
	if err != nil {
		return nil, err
	}
	config, err := image.ConfigFile()
	if err != nil {
		return nil, err
	}
	config = config.DeepCopy()
	config.OS, config.Architecture, config.Created = b.setting("GOOS"), b.setting("GOARCH"), created
	config.Config = v1.Config{
		Entrypoint: []string{"/composesource"}, WorkingDir: "/work", User: "65534:65534", Labels: b.labels(),
	}
	if image, err = mutate.ConfigFile(image, config); err != nil {
		return nil, err
	}
	return mutate.Annotations(image, b.labels()).(v1.Image), nil
}

// labels are the predefined annotation keys of the OCI Image Specification, and what
// tells Docker Compose that the image is a transformation.
func (b *binary) labels() map[string]string {
	labels := map[string]string{
		"title":       "composesource",
		"description": "KRM function that makes a Kustomize base out of a Compose file",
		"source":      "https://github.com/composesource/composesource",
		"version":     b.version(),
		"revision":    b.setting("vcs.revision"),
	}
	keyed := map[string]string{"com.docker.compose.bridge": "transformation"} // docker compose bridge transformations list
	for _, key := range slices.Sorted(maps.Keys(labels)) {
		if labels[key] != "" {
			keyed["org.opencontainers.image."+key] = labels[key]
		}
	}
	return keyed
}

// layer returns the file system as a tar archive. Its times are those of 1970.
func (b *binary) layer() ([]byte, error) {
	program, err := os.ReadFile(b.path)
	if err != nil {
		return nil, err
	}
	var archive bytes.Buffer
	w := tar.NewWriter(&archive)
	for _, entry := range []struct {
		header tar.Header
		data   []byte
	}{
		{tar.Header{Typeflag: tar.TypeDir, Name: "etc/", Mode: 0o755}, nil},
		{tar.Header{Typeflag: tar.TypeReg, Name: "etc/passwd", Mode: 0o644}, passwd},
		{tar.Header{Typeflag: tar.TypeDir, Name: "work/", Mode: 0o755}, nil},
		{tar.Header{Typeflag: tar.TypeReg, Name: "composesource", Mode: 0o755}, program},
	} {
		entry.header.Size = int64(len(entry.data))
		if err := w.WriteHeader(&entry.header); err != nil {
			return nil, err
		}
		if _, err := w.Write(entry.data); err != nil {
			return nil, err
		}
	}
	err = w.Close()
	return archive.Bytes(), err
}

// index joins the images of several platforms under one name, each with what is
// attested of it.
func index(images []platform) (v1.ImageIndex, error) {
	all := mutate.IndexMediaType(empty.Index, types.OCIImageIndex)
	for _, p := range images {
		config, err := p.image.ConfigFile()
		if err != nil {
			return nil, err
		}
		all = mutate.AppendManifests(all, mutate.IndexAddendum{Add: p.image, Descriptor: v1.Descriptor{Platform: config.Platform()}})
		all = mutate.Annotations(all, config.Config.Labels).(v1.ImageIndex) // the same for all of one commit
	}
	for _, p := range images {
		if p.attestation != nil {
			all = mutate.AppendManifests(all, mutate.IndexAddendum{Add: p.attestation, Descriptor: p.descriptor})
		}
	}
	return all, nil
}
