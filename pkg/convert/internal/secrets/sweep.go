package secrets

import (
	"slices"

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
	owners owners                                // of the objects; made for the first leak
	places map[string]map[string]report.Position // where secrets were written, by attribute
	clean  map[string]bool                       // short texts without a secret: most stand in objects of all services
}

// shortText is the length in bytes up to which it pays to remember a text.
const shortText = 64

// Sweep looks for secrets in every text of every finished object that is not a
// Secret. What could be moved is gone by then; what is found stays, and is told:
// nothing that is known to be secret stands in plain sight without a word.
func Sweep(f Finished, j *Judge, k *Known, t *Teller) {
	c := &sweep{f, j, k, t, owners{}, map[string]map[string]report.Position{}, map[string]bool{}}
	c.sayInterpolated()
	texts := emit.NewTexts()
	for _, o := range f.Objects {
		if _, ok := o.(*corev1.Secret); !ok {
			c.object(o, texts)
		}
	}
}

// object tells of the secrets in one object.
func (c *sweep) object(o emit.Object, texts *emit.Texts) {
	var leaks []leak
	m, mapped := o.(*corev1.ConfigMap)
	texts.Of(o, func(t emit.Text) {
		// What has the form of a secret was put into a Secret when a file was read.
		content := mapped && t.Top() == "data"
		for _, f := range c.in(t.Text, !t.Key && !content) {
			leaks = append(leaks, leak{f, o, t.Path()})
		}
	})
	if mapped {
		for key, content := range m.BinaryData {
			for _, f := range c.in(string(content), false) {
				leaks = append(leaks, leak{f, o, []string{"binaryData", key}})
			}
		}
	}
	slices.SortStableFunc(leaks, func(a, b leak) int { return slices.Compare(a.path, b.path) }) // maps have no order
	for _, l := range leaks {
		c.sayLeak(l)
	}
}

// found is a secret in a text.
type found struct {
	value string
	name  string // of the variable that it is of, when that is known
}

// leak is a secret in a text of an object.
type leak struct {
	found
	object emit.Object
	path   []string // of the text in it
}

// in returns the secrets in one text: those that are known, each once; where there are
// none and forms is set, the first of those that say themselves what they are.
func (c *sweep) in(text string, forms bool) []found {
	if c.clean[text] {
		return nil
	}
	if matches := c.Known.set.Find(text); len(matches) > 0 || !forms {
		return c.known(text, matches)
	}
	for _, s := range secret.Find(text) {
		value := text[s.Start:s.End]
		return []found{{value, c.Known.whole[value]}}
	}
	if len(text) <= shortText {
		c.clean[text] = true
	}
	return nil
}

// known returns the values that are known, and stand in a text.
func (c *sweep) known(text string, matches []secret.Match) []found {
	var all []found
	told := map[int]bool{}
	for _, m := range matches {
		if !told[m.Number] {
			told[m.Number] = true
			all = append(all, found{text[m.Start:m.End], c.Known.values[m.Number].name})
		}
	}
	return all
}
