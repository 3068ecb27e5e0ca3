package convert

import (
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/validation"

	"github.com/composesource/composesource/pkg/report"
)

// bundle is files on their way into one ConfigMap, one Secret of the same name,
// or both.
type bundle struct {
	meta  metav1.ObjectMeta
	owner string
	at    report.Position
	field string
	files []*mountedFile
	point string // the key of an empty file, for mount points; empty when none is needed
}

// bundle plans content; it is emitted after the references in it are rewritten.
func (c *converter) bundle(b *bundle) { c.bundles = append(c.bundles, b) }

// holds reports which kinds of content the files have.
func (b *bundle) holds() (plain, secret bool) {
	for _, f := range b.files {
		plain, secret = plain || !f.secret, secret || f.secret
	}
	return plain, secret
}

// writeContent emits what was planned for mounted content and claims.
func (c *converter) writeContent() {
	for _, b := range c.bundles {
		data := map[bool]map[string][]byte{false: {}, true: {}}
		for _, f := range b.files {
			data[f.secret][f.key] = f.content
		}
		plain, secret := b.holds()
		if plain {
			c.emitContent(content{kind: kindConfigMap, meta: *b.meta.DeepCopy(), data: data[false], owner: b.owner, at: b.at, field: b.field})
		}
		if secret {
			c.emitContent(content{kind: kindSecret, meta: *b.meta.DeepCopy(), data: data[true], owner: b.owner, at: b.at, field: b.field})
		}
	}
	for _, key := range sortedKeys(c.claims) {
		c.emitClaim(c.claims[key])
	}
	c.referSecrets()
}

// annotateLabels turns the labels of a volume, secret or config into annotations,
// whose values may be anything.
func (c *converter) annotateLabels(meta *metav1.ObjectMeta, labels map[string]string, path ...string) {
	for _, key := range sortedKeys(labels) {
		switch {
		case strings.HasPrefix(key, "com.docker.compose."):
		case len(validation.IsQualifiedName(strings.ToLower(key))) > 0:
			c.report.Add(report.VolumeLabel, c.project.At(append(path, "labels", key)...), strings.Join(append(path, "labels"), "."), key)
		default:
			annotate(meta, key, labels[key])
		}
	}
}

// sayTop raises a finding about a key of a top-level volume, secret or config,
// when the user wrote it.
func (c *converter) sayTop(code report.Code, path []string, args ...any) {
	if f := c.project.Tree.Get(path[:len(path)-1]...).Field(path[len(path)-1]); f != nil {
		c.report.Add(code, f.At, strings.Join(path, "."), args...)
	}
}
