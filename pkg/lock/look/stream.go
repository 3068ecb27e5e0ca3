package look

import (
	"archive/tar"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"

	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/lock/look/internal/rootfs"
)

// stream reads what `docker save` writes as it comes: layers in any order, and what says
// which order is theirs at the end.
type stream struct {
	budget    *rootfs.Budget
	told      func(int64)
	documents map[string][]byte
	layers    map[string]*layer
	links     map[string]string
	size      int // of all documents
}

type layer struct {
	digest  string
	entries []*rootfs.Entry
}

func (s *stream) read(r io.Reader) error {
	for t := tar.NewReader(r); ; {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("what the engine saves is damaged: %w", err)
		}
		name := path.Clean(h.Name)
		switch h.Typeflag {
		case tar.TypeSymlink, tar.TypeLink:
			s.links[name] = linkedPart(h)
		case tar.TypeReg:
			if err := s.part(name, bufio.NewReaderSize(t, 1024)); err != nil {
				return err
			}
		}
		if len(s.links)+len(s.documents)+len(s.layers) > limit.Entries.Max() {
			return &limit.Exceeded{Limit: limit.Entries}
		}
	}
}

// part keeps a document, or the entries of a layer.
func (s *stream) part(name string, r *bufio.Reader) error {
	first, err := r.Peek(512)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	switch {
	case bytes.HasPrefix(first, []byte("{")), bytes.HasPrefix(first, []byte("[")):
		text, err := io.ReadAll(io.LimitReader(r, int64(limit.ManifestBytes.Max())+1))
		if s.size += len(text); err == nil && s.size > limit.ManifestBytes.Max() {
			err = &limit.Exceeded{Limit: limit.ManifestBytes}
		}
		s.documents[name] = text
		return err
	case isLayer(first):
		l := &layer{}
		l.digest, err = readLayer(r, s.budget, s.told, func(e *rootfs.Entry) error {
			l.entries = append(l.entries, e)
			return nil
		})
		s.layers[name] = l
		return err
	}
	return nil
}

// isLayer reports whether a part begins as a tar file does, packed or not.
func isLayer(first []byte) bool {
	return bytes.HasPrefix(first, []byte{0x1f, 0x8b}) || bytes.HasPrefix(first, []byte{0x28, 0xb5, 0x2f, 0xfd}) ||
		len(first) == 512 && (string(first[257:262]) == "ustar" || len(bytes.Trim(first, "\x00")) == 0)
}

// content puts the layers together in their order.
func (s *stream) content() (*content, error) {
	all, err := parseListed(s.documents["manifest.json"])
	if err != nil {
		return nil, err
	}
	if len(all) != 1 {
		return nil, fmt.Errorf("it saves %d images instead of one", len(all))
	}
	c := &content{config: s.documents[path.Clean(all[0].Config)], files: rootfs.New(s.budget)}
	config, err := parseConfig(c.config)
	if err != nil {
		return nil, err
	}
	if len(all[0].Layers) != len(config.RootFS.DiffIDs) {
		return nil, fmt.Errorf("it has %d layers, and its configuration says %d", len(all[0].Layers), len(config.RootFS.DiffIDs))
	}
	for i, name := range all[0].Layers {
		l := s.layer(path.Clean(name))
		if l == nil {
			return nil, fmt.Errorf("layer %d isn't in what it saves", i+1)
		}
		if err := agree(l.digest, config.RootFS.DiffIDs[i].String()); err != nil {
			return nil, fmt.Errorf("layer %d: %w", i+1, err)
		}
		c.files.Begin()
		for _, e := range l.entries {
			if err := c.files.Apply(e); err != nil {
				return nil, fmt.Errorf("layer %d: %w", i+1, err)
			}
		}
	}
	return c, nil
}

func (s *stream) layer(name string) *layer {
	for range 10 {
		if s.links[name] == "" {
			break
		}
		name = s.links[name]
	}
	return s.layers[name]
}
