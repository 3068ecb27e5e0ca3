package look

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/google/go-containerregistry/pkg/name"
	v1 "github.com/google/go-containerregistry/pkg/v1"

	"github.com/composesource/composesource/pkg/lock"
	"github.com/composesource/composesource/pkg/lock/look/internal/rootfs"
)

const engineName = "engine"

// engine asks the container engine of this machine by its HTTP API, of which two requests
// are enough: the client library of Docker would make the program larger by 1.8 MB.
type engine struct {
	client *http.Client
	base   string // of its addresses
	silent error
}

func (e *engine) String() string { return engineName }

// inspected is what the engine says of an image.
type inspected struct {
	ID           string `json:"Id"`
	RepoDigests  []string
	Os           string
	Architecture string
	Variant      string
}

func (e *engine) find(ctx context.Context, ref name.Reference, want v1.Platform) (found, error) {
	if e.silent != nil {
		return nil, e.silent
	}
	query := url.Values{}
	if want.OS != "" { // engines that keep images of one platform only don't look at it
		text, err := json.Marshal(want)
		if err != nil {
			return nil, err
		}
		query.Set("platform", string(text))
	}
	response, err := e.get(ctx, ref, "json", query)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	var says inspected
	if err := json.NewDecoder(response.Body).Decode(&says); err != nil {
		return nil, errors.New("it answers something that no engine does")
	}
	if has := normal(v1.Platform{OS: says.Os, Architecture: says.Architecture, Variant: says.Variant}); !has.Satisfies(want) {
		return nil, &Absent{fmt.Sprintf("it has it for %s, and not for %s", has, want)}
	}
	return &held{engine: e, ctx: ctx, ref: ref, query: query, inspected: says}, nil
}

// get asks for something of an image.
func (e *engine) get(ctx context.Context, ref name.Reference, what string, query url.Values) (*http.Response, error) {
	address := e.base + "/images/" + ref.String() + "/" + what + "?" + query.Encode()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	response, err := e.client.Do(r)
	if err != nil {
		var at *url.Error
		if errors.As(err, &at) {
			err = at.Err
		}
		e.silent = &Absent{fmt.Sprintf("no container engine answers: %v", err)}
		return nil, e.silent
	}
	if response.StatusCode == http.StatusOK {
		return response, nil
	}
	response.Body.Close()
	if response.StatusCode == http.StatusNotFound {
		return nil, &Absent{"it doesn't have it"}
	}
	return nil, fmt.Errorf("it answers %s", response.Status)
}

// held is an image of the engine.
type held struct {
	*engine
	inspected
	ctx   context.Context
	ref   name.Reference
	query url.Values
}

// isSame compares the ID, which is the digest of the configuration or, where containerd
// keeps the images, that of a manifest.
func (h *held) isSame(entry lock.Image) bool { return h.ID == entry.ImageID }

// digest returns the digest by which a registry has the image. An image may have been
// pulled by several that stand for it.
func (h *held) digest() string {
	if d, ok := h.ref.(name.Digest); ok {
		return d.DigestStr()
	}
	var all []string
	for _, text := range h.RepoDigests {
		d, err := name.NewDigest(text, name.WeakValidation)
		if err == nil && d.Context().Name() == h.ref.Context().Name() {
			all = append(all, d.DigestStr())
		}
	}
	if len(all) == 0 {
		return ""
	}
	return slices.Min(all)
}

func (h *held) read(b *rootfs.Budget, told func(int64)) (*content, error) {
	response, err := h.get(h.ctx, h.ref, "get", h.query)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	s := stream{budget: b, told: told, documents: map[string][]byte{}, layers: map[string]*layer{}, links: map[string]string{}}
	if err := s.read(response.Body); err != nil {
		return nil, err
	}
	c, err := s.content()
	if err != nil {
		return nil, err
	}
	c.digest = h.digest()
	return c, nil
}

// newEngine returns the engine at an address such as unix:///var/run/docker.sock. One that
// can't be asked has no image.
func newEngine(address string) *engine {
	t, base, err := dial(address)
	if err != nil {
		return &engine{silent: &Absent{err.Error()}}
	}
	saves := func(r *http.Request) bool { return strings.HasSuffix(r.URL.Path, "/get") }
	return &engine{client: &http.Client{Transport: &bounded{t, patience(), saves, true}}, base: base}
}
