package compose

import (
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/composesource/composesource/pkg/compose/internal/decode"
	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// scalar fills n with the value of a scalar and the text that it was written as.
func (p *parser) scalar(n *tree.Node, y *yaml.Node, at *tree.Path, casts *tree.Rules[cast]) {
	p.value(n, y, at, casts)
	if n.Raw() != y.Value {
		n.Wrote(y.Value, n.Variables())
	}
}

// value fills n with the value that the YAML library gives a scalar, with
// variables replaced and, where Compose asks for a number or a boolean, cast.
func (p *parser) value(n *tree.Node, y *yaml.Node, at *tree.Path, casts *tree.Rules[cast]) {
	if !p.WithinAt(limit.ValueBytes, len(y.Value), n.At, at) {
		n.Bad = true
		return
	}
	switch y.Tag {
	case "!!str":
		n.Value = y.Value
	case "!!null":
	default:
		if err := y.Decode(&n.Value); err != nil {
			n.Bad = true
			p.Add(report.YAMLValue, n.At, at.String(), strings.TrimPrefix(y.Tag, "!!"))
			return
		}
	}
	text, ok := n.Value.(string)
	if !ok {
		return
	}
	if text, ok = p.interpolate(n, text, at); !ok {
		n.Bad = true
		return
	}
	p.Texts += len(text)
	if !p.WithinAt(limit.AllValues, p.Texts, n.At, at) {
		n.Bad = true
		return
	}
	n.Value = text
	if c, ok := casts.Rule(); ok {
		p.cast(n, text, at, c)
	}
}

func (p *parser) cast(n *tree.Node, text string, at *tree.Path, c cast) {
	if word, ok := decode.Booleans[strings.ToLower(text)]; ok && c.want == "true or false" {
		p.Add(report.BooleanWord, n.At, at.String(), at.String(), word)
		n.Value = word
		return
	}
	v, err := c.do(text)
	if err != nil {
		n.Bad = true
		p.Invalid(n, at, c.want)
		return
	}
	n.Value = v
}
