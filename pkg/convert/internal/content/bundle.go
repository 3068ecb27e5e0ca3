package content

import (
	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/convert/internal/storage"
)

// WriteBundle emits the objects of a bundle.
func (c *Writer) WriteBundle(b *storage.Bundle) {
	data := map[bool]map[string][]byte{false: {}, true: {}}
	for _, f := range b.Files {
		data[f.Secret][f.Key] = f.Content
	}
	plain, secret := b.Holds()
	if plain {
		c.Write(Object{Holder: b.Holder, Kind: objects.KindConfigMap, Meta: *b.Meta.DeepCopy(), Data: data[false]})
	}
	if secret {
		c.Write(Object{Holder: b.Holder, Kind: objects.KindSecret, Meta: *b.Meta.DeepCopy(), Data: data[true]})
	}
}
