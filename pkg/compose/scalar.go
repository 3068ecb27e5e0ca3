package compose

import (
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// scalar fills n with the value that the YAML library gives a scalar, with
// variables replaced and, where Compose asks for a number or a boolean, cast.
func (p *parser) scalar(n *Node, y *yaml.Node, at *fieldPath, casts *rules[cast]) {
	if !p.withinAt(limit.ValueBytes, len(y.Value), n.At, at) {
		n.bad = true
		return
	}
	n.Raw = y.Value
	switch y.Tag {
	case "!!str":
		n.Value = y.Value
	case "!!null":
	default:
		if err := y.Decode(&n.Value); err != nil {
			n.bad = true
			p.add(report.YAMLValue, n.At, at.String(), strings.TrimPrefix(y.Tag, "!!"))
			return
		}
	}
	text, ok := n.Value.(string)
	if !ok {
		return
	}
	if text, ok = p.interpolate(n, text, at); !ok {
		n.bad = true
		return
	}
	p.texts += len(text)
	if !p.withinAt(limit.AllValues, p.texts, n.At, at) {
		n.bad = true
		return
	}
	n.Value = text
	if c, ok := casts.rule(); ok {
		p.cast(n, text, at, c)
	}
}

func (p *parser) cast(n *Node, text string, at *fieldPath, c cast) {
	if word, ok := booleans[strings.ToLower(text)]; ok && c.want == "true or false" {
		p.add(report.BooleanWord, n.At, at.String(), at.String(), word)
		n.Value = word
		return
	}
	v, err := c.do(text)
	if err != nil {
		n.bad = true
		p.invalid(n, at, c.want)
		return
	}
	n.Value = v
}
