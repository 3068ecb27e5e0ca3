package convert

import (
	"cmp"
	"io/fs"
	"net/url"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/secret"
)

// shortestKnown is the shortest value that is looked for everywhere: shorter ones
// are parts of ordinary words.
const shortestKnown = 8

// known are the values that must stand in Secrets only. Those that are short, or
// words of the project, are known in places of passwords alone.
type known struct {
	set    *secret.Set
	values []knownValue      // of the set, by their number
	whole  map[string]string // all values, and the variable that each is of

	exposed map[string]bool // values with a short secret in them, of which findings may speak
	shown   *secret.Set     // the same
}

// knownValue is a value, and the variable to take it from; without one it is a
// part of a value, that is looked for and can't be moved.
type knownValue struct{ text, name string }

// learnSecrets collects everything that is known to be secret. It is asked again
// when hosts were rewritten in the values: then both forms are known.
func (c *converter) learnSecrets() {
	if c.known == nil { // apart from the converter, so that whoever hides secrets does not hold all of it
		c.known = &known{whole: map[string]string{}, exposed: map[string]bool{}}
	}
	for _, u := range c.units {
		for _, v := range u.env {
			if !v.Unset && u.isSecretVariable(v) {
				c.known.learn(v.Name, v.Value)
			}
		}
		for _, hook := range slices.Concat(u.PostStart, u.PreStop) {
			for name, value := range hook.Environment {
				if value != nil && c.secret(name, *value) {
					c.known.learn(name, *value)
				}
			}
		}
		for _, f := range u.node.Fields {
			c.learnInterpolated(f.Value, f.Name != "environment")
		}
	}
	for _, section := range []string{"configs", "volumes", "networks", "secrets"} {
		c.learnInterpolated(c.project.Tree.Get(section), true)
	}
	c.learnFiles()
	c.known.index(c.projectWords())
	for _, f := range c.projectFiles {
		f.secret = f.secret || c.known.in(string(f.content))
	}
}

// learnInterpolated learns the secret variables in the values below a node. Where
// findings speak of a value, it is as secret as what is in it.
func (c *converter) learnInterpolated(n *compose.Node, shown bool) {
	walkScalars(n, func(scalar *compose.Node) {
		for _, name := range scalar.Variables {
			value, _ := scalar.Variable(name)
			if !c.secretInput(name, cmp.Or(value, "default")) {
				continue
			}
			c.known.learn(name, value)
			if text, ok := scalar.Value.(string); ok && shown {
				c.known.expose(text)
			}
		}
	})
}

// learnFiles learns what the secrets of the project hold.
func (c *converter) learnFiles() {
	if c.options.Spec.Secrets.Mode == api.SecretsReference {
		return // what they hold is of no use
	}
	for _, u := range c.units {
		for _, ref := range u.Secrets {
			top, ok := c.project.Secrets[ref.Source]
			if !ok || bool(top.External) {
				continue
			}
			c.known.learn(strings.ToUpper(ref.Source), c.contentOf(top.File, top.Content))
		}
	}
}

// contentOf returns what a secret or config holds: its file, as far as it can be
// read, or what is written.
func (c *converter) contentOf(name, written string) string {
	info, err := fs.Stat(c.project.Root, name)
	if name == "" || err != nil || !info.Mode().IsRegular() || info.Size() > int64(limit.ObjectBytes.Max()) {
		return written
	}
	file, err := c.loadFile(name, info.Size())
	if err != nil {
		return written
	}
	return string(file.content)
}

// learn adds the value of a variable, its lines, and the passwords in it.
func (k *known) learn(name, value string) {
	value, name = strings.TrimSpace(value), variableName(name)
	if _, ok := k.whole[value]; ok || value == "" || isSwitch(value) {
		return
	}
	k.whole[value] = name
	part := func(text, name string) {
		if _, ok := k.whole[text]; !ok && len(text) >= shortestKnown {
			k.whole[text] = name
		}
	}
	if strings.Contains(value, "\n") {
		for line := range strings.Lines(value) {
			part(strings.TrimSpace(line), "")
		}
		return
	}
	for _, span := range secret.Find(value) {
		password := value[span.Start:span.End]
		part(password, name+"_PART")
		if plain, err := url.PathUnescape(password); err == nil {
			part(plain, "")
		}
	}
	part(naming.Slug(value), "")
}

// index makes the set of what may be looked for everywhere.
func (k *known) index(words map[string]bool) {
	k.values = nil
	var texts []string
	for _, text := range sortedKeys(k.whole) {
		if len(text) >= shortestKnown && !words[strings.ToLower(text)] {
			k.values = append(k.values, knownValue{text, k.whole[text]})
			texts = append(texts, text)
		}
	}
	k.set = secret.NewSet(texts)
	k.shown = secret.NewSet(sortedKeys(k.exposed))
}

// in reports whether a text holds a known value.
func (k *known) in(text string) bool { return k != nil && k.set != nil && len(k.set.Find(text)) > 0 }

// isWordAt reports whether text[start:end] is not a part of a longer word.
func isWordAt(text string, start, end int) bool {
	return (start == 0 || !isLetter(text[start-1])) && (end == len(text) || !isLetter(text[end]))
}

func isLetter(b byte) bool {
	return '0' <= b && b <= '9' || 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z'
}

func isSwitch(value string) bool { return value == "true" || value == "false" }

// variableName makes a name that a variable and a key of a Secret can have.
func variableName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r == '_' || r < 0x80 && isLetter(byte(r)) {
			return r
		}
		return '_'
	}, name)
	if name == "" || '0' <= name[0] && name[0] <= '9' {
		name = "_" + name
	}
	return name
}
