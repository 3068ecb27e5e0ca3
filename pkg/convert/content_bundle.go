package convert

import (
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/composesource/composesource/pkg/convert/internal/files"
	"github.com/composesource/composesource/pkg/convert/internal/objects"
)

// bundle is files on their way into one ConfigMap, one Secret of the same name,
// or both.
type bundle struct {
	objects.Holder
	meta  metav1.ObjectMeta
	files []*files.Mounted
}

// bundle plans content; it is emitted after the references in it are rewritten.
func (c *converter) bundle(b *bundle) { c.bundles = append(c.bundles, b) }

// holds reports which kinds of content the files have.
func (b *bundle) holds() (plain, secret bool) {
	for _, f := range b.files {
		plain, secret = plain || !f.Secret, secret || f.Secret
	}
	return plain, secret
}

// emitBundle emits the objects of a bundle.
func (c *converter) emitBundle(b *bundle) {
	data := map[bool]map[string][]byte{false: {}, true: {}}
	for _, f := range b.files {
		data[f.Secret][f.Key] = f.Content
	}
	plain, secret := b.holds()
	if plain {
		c.emitContent(content{Holder: b.Holder, kind: objects.KindConfigMap, meta: *b.meta.DeepCopy(), data: data[false]})
	}
	if secret {
		c.emitContent(content{Holder: b.Holder, kind: objects.KindSecret, meta: *b.meta.DeepCopy(), data: data[true]})
	}
}
