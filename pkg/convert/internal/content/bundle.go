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
	plain := Object{Holder: b.Holder, Name: b.Meta.Name, Labels: b.Meta.Labels, Annotations: b.Meta.Annotations}
	secret := plain
	plain.Kind, plain.Data = objects.KindConfigMap, map[string]string{}
	secret.Kind, secret.Data = objects.KindSecret, map[string]string{}
	for _, f := range b.Files {
		if f.Secret {
			secret.Data[f.Key] = c.contentOf(f)
		} else {
			plain.Data[f.Key] = c.contentOf(f)
		}
	}
	for _, o := range []Object{plain, secret} {
		if len(o.Data) > 0 {
			c.Write(o)
		}
	}
}
