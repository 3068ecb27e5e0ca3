package secrets

import (
	"maps"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/report"
	"github.com/composesource/composesource/pkg/secret"
)

// Finished is a project whose objects are made.
type Finished struct {
	Project *compose.Project
	Units   *units.Set
	Pods    *pods.Plan
	Objects []emit.Object
	// Plain reports whether the values of an attribute stand in plain fields of objects.
	Plain func(attribute string) bool
}

// sweep looks for secrets in one project.
type sweep struct {
	Finished
	Judge  *Judge
	Known  *Known
	Teller *Teller
	owners owners
	places map[string]map[string]report.Position // where secrets were written, by attribute
	clean  map[string]bool                       // short texts without a secret: most stand in objects of all services
}

// shortText is the length in bytes up to which it pays to remember a text.
const shortText = 64

// Sweep looks for secrets in every text of every finished object that is not a
// Secret. What could be moved is gone by then; what is found stays, and is told:
// nothing that is known to be secret stands in plain sight without a word.
func Sweep(f Finished, j *Judge, k *Known, t *Teller) {
	c := &sweep{f, j, k, t, newOwners(f.Units, f.Pods), map[string]map[string]report.Position{}, map[string]bool{}}
	c.sayInterpolated()
	texts := emit.NewTexts()
	for _, o := range f.Objects {
		if _, ok := o.(*corev1.Secret); ok {
			continue
		}
		m, mapped := o.(*corev1.ConfigMap)
		texts.Of(o, func(t emit.Text) {
			// What has the form of a secret was put into a Secret when a file was read.
			content := mapped && t.Path[0] == "data"
			c.text(o, t.Path, strings.Join(t.Words, " "), !t.Key && !content)
		})
		if mapped {
			for _, key := range slices.Sorted(maps.Keys(m.BinaryData)) {
				c.text(m, []string{"binaryData", key}, string(m.BinaryData[key]), false)
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

// text tells of the secrets in one text; of those that say themselves what
// they are, when forms is set.
func (c *sweep) text(o emit.Object, path []string, text string, forms bool) {
	if c.clean[text] {
		return
	}
	var done map[string]bool
	for _, m := range c.Known.set.Find(text) {
		v := c.Known.values[m.Number]
		if !done[v.text] {
			if done == nil {
				done = map[string]bool{}
			}
			done[v.text] = true
			c.sayLeak(leak{o, slices.Clone(path), text, text[m.Start:m.End], v.name, true})
		}
	}
	if !forms || done != nil {
		return
	}
	for _, s := range secret.Find(text) {
		value := text[s.Start:s.End]
		c.sayLeak(leak{o, slices.Clone(path), text, value, c.Known.whole[value], false})
		return
	}
	if len(text) <= shortText {
		c.clean[text] = true
	}
}
