package look

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/google/go-containerregistry/pkg/name"
	v1 "github.com/google/go-containerregistry/pkg/v1"
)

// saved is a store as `docker save` writes it.
type saved struct {
	store
	name string
	only bool // the project has one image, which need not be named here
}

func (s *saved) String() string { return s.name }

// listed is what manifest.json says of one image.
type listed struct {
	Config   string
	RepoTags []string
	Layers   []string
}

// openTar opens a tar file: what `docker save` wrote, or an OCI layout in one.
func openTar(file string, only bool) (source, error) {
	s, err := openArchive(file)
	if err != nil {
		return nil, err
	}
	_, err = document(s, "manifest.json")
	if errors.Is(err, fs.ErrNotExist) {
		return &layout{s, file, only}, nil
	}
	return &saved{s, file, only}, nil
}

func (s *saved) find(_ context.Context, ref name.Reference, _ v1.Platform) (found, error) {
	text, err := document(s.store, "manifest.json")
	if err != nil {
		return nil, err
	}
	all, err := parseListed(text)
	if err != nil {
		return nil, err
	}
	k := slices.IndexFunc(all, func(l listed) bool {
		return slices.ContainsFunc(l.RepoTags, func(tag string) bool { return isNamed(tag, ref) })
	})
	if k < 0 && s.only && len(all) == 1 && len(all[0].RepoTags) == 0 {
		k = 0
	}
	if k < 0 {
		return nil, &Absent{fmt.Sprintf("it doesn't hold %s", ref)}
	}
	o := &ordered{}
	if o.config, err = document(s.store, all[k].Config); err != nil {
		return nil, err
	}
	for _, layer := range all[k].Layers {
		o.layers = append(o.layers, layerOf(s.store, layer))
	}
	return o, nil
}

func parseListed(text []byte) ([]listed, error) {
	var all []listed
	if err := json.Unmarshal(text, &all); err != nil {
		return nil, errors.New("manifest.json is none of `docker save`")
	}
	return all, nil
}
