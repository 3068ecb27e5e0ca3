package convert

import (
	"encoding/json"
	"fmt"
	"maps"
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
	for _, o := range c.result.Objects {
		switch o := o.(type) {
		case *corev1.Secret:
		case *corev1.ConfigMap:
			c.sweepConfigMap(o)
		default:
			c.sweepObject(o)
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

// sweepConfigMap looks only for values that are known: what has the form of a
// secret was put into a Secret when the content was read.
func (c *converter) sweepConfigMap(m *corev1.ConfigMap) {
	for _, key := range sortedKeys(m.Data) {
		c.sweepText(m, []string{"data", key}, m.Data[key], false)
	}
	for _, key := range sortedKeys(m.BinaryData) {
		c.sweepText(m, []string{"binaryData", key}, string(m.BinaryData[key]), false)
	}
	without := *m
	without.Data, without.BinaryData = nil, nil
	c.sweepObject(&without)
}

func (c *converter) sweepObject(o emit.Object) {
	text, err := json.Marshal(o)
	var tree any
	if err == nil {
		err = json.Unmarshal(text, &tree)
	}
	if err != nil {
		panic(fmt.Sprintf("convert: an object of our own is no JSON: %v", err))
	}
	c.sweepTree(o, nil, tree)
}

func (c *converter) sweepTree(o emit.Object, path []string, tree any) {
	switch tree := tree.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(tree)) {
			below := append(slices.Clip(path), key)
			c.sweepText(o, below, key, false)
			c.sweepTree(o, below, tree[key])
		}
	case []any:
		if line, ok := commandLine(tree); ok {
			c.sweepText(o, path, line, true)
			return
		}
		for i, item := range tree {
			c.sweepTree(o, append(slices.Clip(path), nameOf(item, i)), item)
		}
	case string:
		c.sweepText(o, path, tree, true)
	}
}

// commandLine joins a list of words: a flag and its value stand side by side.
func commandLine(list []any) (string, bool) {
	words := make([]string, len(list))
	for i, item := range list {
		word, ok := item.(string)
		if !ok {
			return "", false
		}
		words[i] = word
	}
	return strings.Join(words, " "), true
}

// nameOf is what stands for an item of a list in a path: its name, if it has one.
func nameOf(item any, i int) string {
	if m, ok := item.(map[string]any); ok {
		if name, ok := m["name"].(string); ok {
			return name
		}
	}
	return fmt.Sprint(i)
}

// sweepText tells of the secrets in one text; of those that say themselves what
// they are, when forms is set.
func (c *converter) sweepText(o emit.Object, path []string, text string, forms bool) {
	done := map[string]bool{}
	for _, m := range c.known.set.Find(text) {
		v := c.known.values[m.Number]
		if !done[v.text] {
			done[v.text] = true
			c.sayLeak(leak{o, path, text, text[m.Start:m.End], v.name, true})
		}
	}
	if !forms || len(done) > 0 {
		return
	}
	for _, s := range secret.Find(text) {
		value := text[s.Start:s.End]
		c.sayLeak(leak{o, path, text, value, c.known.whole[value], false})
		return
	}
}
