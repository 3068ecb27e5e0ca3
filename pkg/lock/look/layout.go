package look

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"github.com/google/go-containerregistry/pkg/name"
	v1 "github.com/google/go-containerregistry/pkg/v1"

	"github.com/composesource/composesource/pkg/lock"
)

// layout is a store in the form of the OCI image layout.
type layout struct {
	store
	name string
	only bool // the project has one image, which need not be named here
}

func (l *layout) String() string { return l.name }

// The annotations that name an image in a layout: by its tag or its whole name, and as
// containerd and Docker do it.
const (
	refName       = "org.opencontainers.image.ref.name"
	containerName = "io.containerd.image.name"
)

func (l *layout) find(_ context.Context, ref name.Reference, want v1.Platform) (found, error) {
	index, err := l.index("index.json")
	if err != nil {
		return nil, err
	}
	at, err := l.named(index, ref)
	if err != nil {
		return nil, err
	}
	d := at.Manifests[0]
	for depth := 0; len(at.Manifests) > 1 || d.MediaType.IsIndex(); depth++ {
		if len(at.Manifests) > 1 {
			if d, err = choose(at, want); err != nil {
				return nil, &Absent{err.Error()}
			}
		}
		if !d.MediaType.IsIndex() {
			break
		}
		if at, err = l.index(blob(d.Digest)); err != nil {
			return nil, err
		}
		if len(at.Manifests) == 0 || depth > 4 {
			return nil, errNoManifest
		}
		d = at.Manifests[0]
	}
	return l.image(d)
}

// named returns the part of the index that is about an image.
func (l *layout) named(index *v1.IndexManifest, ref name.Reference) (*v1.IndexManifest, error) {
	var whole, tagged []v1.Descriptor
	for _, d := range index.Manifests {
		switch {
		case d.Digest.String() == ref.Identifier(), isNamed(d.Annotations[containerName], ref), isNamed(d.Annotations[refName], ref):
			whole = append(whole, d)
		case d.Annotations[refName] == ref.Identifier() && d.Annotations[containerName] == "":
			tagged = append(tagged, d)
		}
	}
	switch {
	case len(whole) > 0:
		return &v1.IndexManifest{Manifests: whole}, nil
	case len(tagged) > 0 && l.only:
		return &v1.IndexManifest{Manifests: tagged}, nil
	case len(index.Manifests) > 0 && l.only && isNameless(index):
		return index, nil
	}
	return nil, &Absent{fmt.Sprintf("it doesn't hold %s", ref)}
}

// isNamed reports whether a name of an image means a reference, however both are written.
func isNamed(text string, ref name.Reference) bool {
	other, err := name.ParseReference(text, name.WeakValidation)
	return text != "" && err == nil && other.Name() == ref.Name()
}

// isNameless reports whether an index names no image.
func isNameless(index *v1.IndexManifest) bool {
	return !slices.ContainsFunc(index.Manifests, func(d v1.Descriptor) bool {
		return d.Annotations[refName] != "" || d.Annotations[containerName] != ""
	})
}

func blob(h v1.Hash) string { return "blobs/" + h.Algorithm + "/" + h.Hex }

func (l *layout) index(part string) (*v1.IndexManifest, error) {
	text, err := document(l.store, part)
	if err != nil {
		return nil, err
	}
	index, err := v1.ParseIndexManifest(bytes.NewReader(text))
	if err != nil {
		return nil, fmt.Errorf("%s is no index of images", part)
	}
	return index, nil
}

func (l *layout) image(d v1.Descriptor) (found, error) {
	text, err := document(l.store, blob(d.Digest))
	if err != nil {
		return nil, err
	}
	manifest, err := v1.ParseManifest(bytes.NewReader(text))
	if err != nil || manifest.Config.Digest.Hex == "" {
		return nil, fmt.Errorf("%s is no manifest of an image", blob(d.Digest))
	}
	o := &ordered{}
	if o.config, err = document(l.store, blob(manifest.Config.Digest)); err != nil {
		return nil, err
	}
	if digestOf(o.config) != manifest.Config.Digest.String() {
		return nil, fmt.Errorf("%s is damaged: it isn't what its name says", blob(manifest.Config.Digest))
	}
	for _, layer := range manifest.Layers {
		o.layers = append(o.layers, layerOf(l.store, blob(layer.Digest)))
	}
	return o, nil
}

func (o *ordered) isSame(entry lock.Image) bool { return digestOf(o.config) == entry.ImageID }
