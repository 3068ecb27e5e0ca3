package content

import (
	"github.com/composesource/composesource/pkg/convert/internal/files"
	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/convert/internal/storage"
)

// Edit has a mounted file hold something else than in the project: names of hosts are
// others in the cluster.
func (c *Writer) Edit(f *files.Mounted, content string) { c.edited[f] = content }

func (c *Writer) contentOf(f *files.Mounted) string {
	if edited, ok := c.edited[f]; ok {
		return edited
	}
	return string(f.Content)
}

// WriteBundle emits the objects of a bundle.
func (c *Writer) WriteBundle(b *storage.Bundle) {
	data := map[bool]map[string]string{false: {}, true: {}}
	for _, f := range b.Files {
		data[f.Secret][f.Key] = c.contentOf(f)
	}
	plain, secret := b.Holds()
	if plain {
		c.Write(Object{Holder: b.Holder, Kind: objects.KindConfigMap, Meta: b.Meta, Data: data[false]})
	}
	if secret {
		c.Write(Object{Holder: b.Holder, Kind: objects.KindSecret, Meta: b.Meta, Data: data[true]})
	}
}
