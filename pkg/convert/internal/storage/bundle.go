package storage

import (
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/composesource/composesource/pkg/convert/internal/files"
	"github.com/composesource/composesource/pkg/convert/internal/objects"
)

// Bundle is files on their way into one ConfigMap, one Secret of the same name,
// or both.
type Bundle struct {
	objects.Holder
	Meta  metav1.ObjectMeta
	Files []*files.Mounted
}

// bundle plans content; it is emitted after the references in it are rewritten.
func (l *planner) bundle(b *Bundle) { l.bundles = append(l.bundles, b) }

// Holds reports which kinds of content the files have.
func (b *Bundle) Holds() (plain, secret bool) {
	for _, f := range b.Files {
		plain, secret = plain || !f.Secret, secret || f.Secret
	}
	return plain, secret
}
