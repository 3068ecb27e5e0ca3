package look

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"

	"github.com/composesource/composesource/pkg/lock/look/internal/rootfs"
)

// readLayer visits the files of a layer, whatever it is packed with, and returns the
// digest of what was in it.
func readLayer(packed io.Reader, b *rootfs.Budget, told func(int64), visit func(*rootfs.Entry) error) (string, error) {
	plain, err := unpack(packed)
	if err != nil {
		return "", err
	}
	defer plain.Close()
	sum := sha256.New()
	t := &telling{told: told}
	if err := rootfs.Read(b.Reader(io.TeeReader(plain, io.MultiWriter(sum, t))), b, visit); err != nil {
		return "", err
	}
	t.tell()
	return "sha256:" + hex.EncodeToString(sum.Sum(nil)), nil
}

// unpack finds out by its first bytes how a layer is packed.
func unpack(packed io.Reader) (io.ReadCloser, error) {
	r := bufio.NewReaderSize(packed, 64<<10)
	first, err := r.Peek(4)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(first, []byte{0x1f, 0x8b}):
		z, err := gzip.NewReader(r)
		if err != nil {
			return nil, fmt.Errorf("a layer is damaged: %w", err)
		}
		return z, nil
	case bytes.Equal(first, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(32<<20))
		if err != nil {
			return nil, fmt.Errorf("a layer is damaged: %w", err)
		}
		return z.IOReadCloser(), nil
	}
	return io.NopCloser(r), nil
}

// telling tells now and then how much went by.
type telling struct {
	told func(int64)
	n    int64
}

func (t *telling) Write(p []byte) (int, error) {
	if t.n += int64(len(p)); t.n >= 8<<20 {
		t.tell()
	}
	return len(p), nil
}

func (t *telling) tell() {
	t.told(t.n)
	t.n = 0
}

// ordered is an image whose layers can be read in their order.
type ordered struct {
	config []byte
	digest string
	layers []opener
}

type opener func() (io.ReadCloser, error)

// read puts the layers together. Each has to be what the configuration says.
func (o *ordered) read(b *rootfs.Budget, told func(int64)) (*content, error) {
	config, err := parseConfig(o.config)
	if err != nil {
		return nil, err
	}
	if len(o.layers) != len(config.RootFS.DiffIDs) {
		return nil, fmt.Errorf("it has %d layers, and its configuration says %d", len(o.layers), len(config.RootFS.DiffIDs))
	}
	c := &content{config: o.config, digest: o.digest, files: rootfs.New(b)}
	for i, open := range o.layers {
		if err := o.apply(c.files, open, config.RootFS.DiffIDs[i].String(), told); err != nil {
			return nil, fmt.Errorf("layer %d: %w", i+1, err)
		}
	}
	return c, nil
}

func (o *ordered) apply(f *rootfs.Files, open opener, want string, told func(int64)) error {
	r, err := open()
	if err != nil {
		return err
	}
	defer r.Close()
	f.Begin()
	got, err := readLayer(r, f.Budget, told, f.Apply)
	if err != nil {
		return err
	}
	return agree(got, want)
}

// agree refuses a layer that isn't the one of the configuration.
func agree(got, want string) error {
	if got != want {
		return fmt.Errorf("it holds %s, and the configuration of the image says %s: the image is damaged, or its source lies", got, want)
	}
	return nil
}
