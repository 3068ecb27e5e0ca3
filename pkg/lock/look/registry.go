package look

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/google/go-containerregistry/pkg/authn"
	"github.com/google/go-containerregistry/pkg/name"
	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/remote"
	"github.com/google/go-containerregistry/pkg/v1/types"

	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/lock"
	"github.com/composesource/composesource/pkg/lock/look/internal/rootfs"
)

const registryName = "registry"

// registry asks the registries that images name, with the credentials that `docker login`
// left. One that doesn't answer isn't asked again.
type registry struct {
	transport http.RoundTripper
	silent    map[string]error // by host
}

func newRegistry(inner http.RoundTripper, patience time.Duration) *registry {
	return &registry{&bounded{inner: inner, patience: patience, isLarge: isBlob}, map[string]error{}}
}

func (r *registry) String() string { return registryName }

func (r *registry) find(ctx context.Context, ref name.Reference, want v1.Platform) (found, error) {
	host := hostOf(ref)
	if err := r.silent[host]; err != nil {
		return nil, err
	}
	image, err := r.ask(ctx, ref, want)
	if err == nil {
		return image, nil
	}
	err = explain(host, err)
	if silent := (*silence)(nil); errors.As(err, &silent) {
		r.silent[host] = err
	}
	return nil, err
}

// hostOf returns the registry of an image as people write it.
func hostOf(ref name.Reference) string {
	if host := ref.Context().RegistryStr(); host != name.DefaultRegistry {
		return host
	}
	return "docker.io"
}

func (r *registry) ask(ctx context.Context, ref name.Reference, want v1.Platform) (*published, error) {
	auth, err := authn.Resolve(ctx, authn.DefaultKeychain, ref.Context())
	if err != nil {
		return nil, &unreadable{err}
	}
	puller, err := remote.NewPuller(remote.WithContext(ctx), remote.WithAuth(auth), remote.WithTransport(r.transport))
	if err != nil {
		return nil, err
	}
	d, err := puller.Get(ctx, ref)
	if err != nil {
		return nil, err
	}
	p := &published{host: hostOf(ref), digest: d.Digest.String()}
	if d.MediaType.IsIndex() {
		list, err := v1.ParseIndexManifest(bytes.NewReader(d.Manifest))
		if err != nil {
			return nil, errNoManifest
		}
		chosen, err := choose(list, want)
		if err != nil {
			return nil, &Absent{err.Error()}
		}
		if d, err = puller.Get(ctx, ref.Context().Digest(chosen.Digest.String())); err != nil {
			return nil, err
		}
	}
	if !d.MediaType.IsImage() || d.MediaType == types.DockerManifestSchema1 || d.MediaType == types.DockerManifestSchema1Signed {
		return nil, errNoManifest
	}
	if p.manifest, err = v1.ParseManifest(bytes.NewReader(d.Manifest)); err != nil {
		return nil, errNoManifest
	}
	if p.manifest.Config.Size > int64(limit.ManifestBytes.Max()) {
		return nil, &limit.Exceeded{Limit: limit.ManifestBytes}
	}
	p.image, err = d.Image()
	return p, err
}

var errNoManifest = errors.New("what it answered is no manifest of an image")

// published is an image of a registry.
type published struct {
	host     string
	digest   string // of what the name stands for, which may be a list
	manifest *v1.Manifest
	image    v1.Image
}

func (p *published) isSame(entry lock.Image) bool {
	return p.manifest.Config.Digest.String() == entry.ImageID
}

func (p *published) read(b *rootfs.Budget, told func(int64)) (*content, error) {
	config, err := p.image.RawConfigFile()
	if err != nil {
		return nil, explain(p.host, err)
	}
	layers, err := p.image.Layers()
	if err != nil {
		return nil, explain(p.host, err)
	}
	o := ordered{config: config, digest: p.digest}
	for i, layer := range layers {
		if len(p.manifest.Layers[i].URLs) > 0 {
			return nil, fmt.Errorf("layer %d is kept somewhere else than in the registry", i+1)
		}
		o.layers = append(o.layers, func() (io.ReadCloser, error) {
			r, err := layer.Compressed()
			if err != nil {
				return nil, explain(p.host, err)
			}
			return &explained{r, p.host}, nil
		})
	}
	return o.read(b, told)
}

// explained is a blob whose errors are in words of our own.
type explained struct {
	io.ReadCloser
	host string
}

func (e *explained) Read(p []byte) (int, error) {
	n, err := e.ReadCloser.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = explain(e.host, err)
	}
	return n, err
}
