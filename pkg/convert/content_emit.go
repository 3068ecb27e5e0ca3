package convert

import (
	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/convert/internal/storage"
)

// emitBundle emits the objects of a bundle.
func (c *contentWriter) emitBundle(b *storage.Bundle) {
	data := map[bool]map[string][]byte{false: {}, true: {}}
	for _, f := range b.Files {
		data[f.Secret][f.Key] = f.Content
	}
	plain, secret := b.Holds()
	if plain {
		c.emitContent(content{Holder: b.Holder, kind: objects.KindConfigMap, meta: *b.Meta.DeepCopy(), data: data[false]})
	}
	if secret {
		c.emitContent(content{Holder: b.Holder, kind: objects.KindSecret, meta: *b.Meta.DeepCopy(), data: data[true]})
	}
}
