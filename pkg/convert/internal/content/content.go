package content

import (
	"maps"
	"unicode/utf8"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/files"
	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// annotationNeedsHash asks Kustomize to end the name in a hash of the content, so
// that a change rolls the pods. Kustomize removes it.
const annotationNeedsHash = "kustomize.config.k8s.io/needs-hash"

// maxClientSide is about what client-side apply can hold.
const maxClientSide = 250_000

// Object is what ends in one ConfigMap or Secret.
type Object struct {
	objects.Holder
	Kind, Name          string
	Labels, Annotations map[string]string
	Data                map[string]string // bytes, of whatever kind
	Lines               bool              // the keys are variables, one a line in an env file
}

// Writer writes the ConfigMaps and Secrets of a project.
type Writer struct {
	Names     *objects.Names
	Report    *report.Report
	Ledger    *account.Ledger // of what became of settings
	Reference bool            // Secrets are only referred to
	Checksums bool            // no name ends in a hash

	add        func(...emit.Object)
	edited     map[*files.Mounted]string    // what files hold instead of what they hold in the project
	written    map[string]map[string]string // what objects hold whose names end in no hash, by KIND/NAME
	referenced map[string]Object            // Secrets that pods refer to and that are not emitted
	needsHash  map[string]string            // the annotations of most
}

// New returns who hands objects to add.
func New(names *objects.Names, r *report.Report, add func(...emit.Object)) *Writer {
	return &Writer{
		Names: names, Report: r, add: add, written: map[string]map[string]string{}, edited: map[*files.Mounted]string{}, referenced: map[string]Object{},
		needsHash: map[string]string{annotationNeedsHash: "true"},
	}
}

// Write adds the object that holds the content, once. In Reference mode a
// Secret is only remembered.
func (c *Writer) Write(o Object) {
	if !c.Names.Reserve(o.Kind, o.Name, o.Holder) || !c.fits(o) {
		return
	}
	if o.Kind == objects.KindSecret && c.Reference {
		c.referenced[o.Name] = o
		c.Ledger.Note(o.Field, account.Yours(o.Name)) // nobody but the user knows it
		return
	}
	if c.Checksums {
		c.written[o.Kind+"/"+o.Name] = o.Data
	} else {
		o.Annotations = c.hashed(o.Annotations)
	}
	c.Ledger.Note(o.Field, account.Object(o.Kind, o.Name, ""))
	if o.Kind == objects.KindSecret {
		c.add(&corev1.Secret{
			TypeMeta: metav1.TypeMeta{APIVersion: "v1", Kind: objects.KindSecret}, ObjectMeta: o.meta(),
			Data: inBytes(o.Data), Type: corev1.SecretTypeOpaque,
		})
		return
	}
	c.add(configMap(o))
}

// hashed returns annotations with the one that asks for a hash.
func (c *Writer) hashed(annotations map[string]string) map[string]string {
	if len(annotations) == 0 {
		return c.needsHash
	}
	all := maps.Clone(annotations)
	all[annotationNeedsHash] = "true"
	return all
}

func (o Object) meta() metav1.ObjectMeta {
	return metav1.ObjectMeta{Name: o.Name, Labels: o.Labels, Annotations: o.Annotations}
}

func inBytes(data map[string]string) map[string][]byte {
	all := make(map[string][]byte, len(data))
	for key, value := range data {
		all[key] = []byte(value)
	}
	return all
}

func configMap(o Object) *corev1.ConfigMap {
	m := &corev1.ConfigMap{TypeMeta: metav1.TypeMeta{APIVersion: "v1", Kind: objects.KindConfigMap}, ObjectMeta: o.meta(), Data: o.Data}
	for key, value := range o.Data {
		if !utf8.ValidString(value) {
			if m.BinaryData == nil {
				m.Data, m.BinaryData = maps.Clone(o.Data), map[string][]byte{}
			}
			delete(m.Data, key)
			m.BinaryData[key] = []byte(value)
		}
	}
	return m
}

// fits reports whether the API server accepts content of that size.
func (c *Writer) fits(o Object) bool {
	size := 0
	for _, value := range o.Data {
		size += len(value)
	}
	switch {
	case size > limit.ObjectBytes.Max():
		c.Report.Add(report.ContentTooLarge, o.At, o.Field, o.Kind, o.Name)
		return false
	case size > maxClientSide:
		c.Report.Add(report.NeedsServerSideApply, o.At, o.Field, o.Kind, o.Name, size)
	}
	return true
}
