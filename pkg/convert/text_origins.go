package convert

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/content"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/files"
	"github.com/composesource/composesource/pkg/convert/internal/network"
	"github.com/composesource/composesource/pkg/convert/internal/words"
	"github.com/composesource/composesource/pkg/reference"
	"github.com/composesource/composesource/pkg/report"
)

// variables are those of a unit.
type variables struct {
	u      *drafts.Draft
	beside *network.Beside // nil before somebody asks
	own    bool            // they are no longer the project's, which stay as they are
}

// variableText is the value of one of them.
type variableText struct {
	*variables
	index int
}

func (t *variableText) What() string           { return t.u.Env[t.index].Name + " of " + t.u.Name }
func (t *variableText) Field() string          { return t.u.VariableField(t.u.Env[t.index]) }
func (t *variableText) At(int) report.Position { return t.u.Env[t.index].At }
func (t *variableText) IsSecret() bool         { return t.u.IsSecretVariable(t.u.Env[t.index]) }
func (t *variableText) Put(edits []reference.Edit) {
	if len(edits) == 0 {
		return
	}
	if !t.own {
		t.u.Env, t.own = slices.Clone(t.u.Env), true
	}
	v := &t.u.Env[t.index]
	v.Value = reference.Replace(v.Value, edits)
}

func (v *variables) Beside() network.Beside {
	if v.beside == nil {
		v.beside = besides(v.u.Env)
	}
	return *v.beside
}

func besides(env []compose.Variable) *network.Beside {
	b := &network.Beside{Ports: map[string]int{}}
	for _, v := range env {
		if reference.Secures(v.Name, v.Value) {
			b.Secures = append(b.Secures, v.Name)
		}
		if p, err := strconv.ParseUint(v.Value, 10, 16); err == nil && p > 0 {
			b.Ports[reference.Normal(v.Name)] = int(p)
		}
	}
	return b
}

// commandText is the words of a command.
type commandText struct {
	u               *drafts.Draft
	attribute, path string // an attribute may hold several commands
	line            words.Line
	begins          parts // nil before somebody asks
}

func (t *commandText) What() string {
	return "the " + strings.TrimSuffix(t.attribute, ".test") + " of " + t.u.Name
}

func (t *commandText) Field() string          { return t.u.Path + "." + t.attribute }
func (t *commandText) IsSecret() bool         { return false }
func (t *commandText) Beside() network.Beside { return network.Beside{} }

func (t *commandText) Put(edits []reference.Edit) {
	if len(edits) > 0 {
		t.u.SetLine(t.path, t.line.Edit(edits))
	}
}

func (t *commandText) At(offset int) report.Position {
	node := t.u.Wrote(t.attribute)
	if node == nil {
		return t.u.At
	}
	if t.begins == nil {
		t.begins = partsOf(t.line.Joined(), reference.Separator)
	}
	if i, _ := t.begins.find(offset); i < len(node.Items) {
		return node.Items[i].At
	}
	return node.At
}

// fileText is a mounted file.
type fileText struct {
	*files.Mounted
	u        *drafts.Draft
	contents *content.Writer
	content  string
	lines    parts // nil before somebody asks
}

// What names the file. What is written in the Compose file itself has no place of its
// own there.
func (t *fileText) What() string           { return cmp.Or(t.Path, "the content of "+t.Target) }
func (t *fileText) Field() string          { return cmp.Or(t.Mounted.Field, t.u.Path+".volumes") }
func (t *fileText) IsSecret() bool         { return t.Secret }
func (t *fileText) Beside() network.Beside { return network.Beside{} }

func (t *fileText) At(offset int) report.Position {
	if t.Path == "" {
		return t.Mounted.At
	}
	if t.lines == nil {
		t.lines = partsOf(t.content, "\n")
	}
	line, within := t.lines.find(offset)
	return report.Position{File: t.Path, Line: line + 1, Column: within + 1}
}

func (t *fileText) Put(edits []reference.Edit) {
	if len(edits) > 0 {
		t.contents.Edit(t.Mounted, reference.Replace(t.content, edits))
	}
}
