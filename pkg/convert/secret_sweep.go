package convert

import (
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/secret"
)

// sweepSecrets looks for secrets in every text of every finished object that is
// not a Secret. What could be moved is gone by then; what is found stays, and is
// told: nothing that is known to be secret stands in plain sight without a word.
func (c *converter) sweepSecrets() {
	c.sayInterpolated()
	texts, of := emit.NewTexts(), newOwners(c.units)
	for _, o := range c.result.Objects {
		if _, ok := o.(*corev1.Secret); ok {
			continue
		}
		m, mapped := o.(*corev1.ConfigMap)
		texts.Of(o, func(t emit.Text) {
			// What has the form of a secret was put into a Secret when a file was read.
			content := mapped && t.Path[0] == "data"
			c.sweepText(of, o, t.Path, strings.Join(t.Words, " "), !t.Key && !content)
		})
		if mapped {
			for _, key := range sortedKeys(m.BinaryData) {
				c.sweepText(of, m, []string{"binaryData", key}, string(m.BinaryData[key]), false)
			}
		}
	}
}

// leak is a secret in a text of an object.
type leak struct {
	object emit.Object
	path   []string // of the text in it
	text   string
	value  string // the secret
	name   string // of the variable that it is of, when that is known
	known  bool   // it is one of the values that are known, and not of a form
}

// sweepText tells of the secrets in one text; of those that say themselves what
// they are, when forms is set.
func (c *converter) sweepText(of owners, o emit.Object, path []string, text string, forms bool) {
	var done map[string]bool
	for _, m := range c.known.set.Find(text) {
		v := c.known.values[m.Number]
		if !done[v.text] {
			if done == nil {
				done = map[string]bool{}
			}
			done[v.text] = true
			c.sayLeak(of, leak{o, slices.Clone(path), text, text[m.Start:m.End], v.name, true})
		}
	}
	if !forms || done != nil {
		return
	}
	for _, s := range secret.Find(text) {
		value := text[s.Start:s.End]
		c.sayLeak(of, leak{o, slices.Clone(path), text, value, c.known.whole[value], false})
		return
	}
}
