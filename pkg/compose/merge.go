package compose

import (
	"github.com/composesource/composesource/pkg/report"
)

// merger merges documents as compose-go's override package does
// (https://github.com/compose-spec/compose-spec/blob/main/13-merge.md). Nodes
// are never changed: what a document does not touch is shared.
type merger struct {
	*sayer
	special  *rules[mergeRule]
	indexers *rules[indexer]
}

func newMerger(s *sayer) *merger {
	return &merger{sayer: s, special: newMergeRules(), indexers: newIndexers()}
}

// mergeRule merges the values of one attribute.
type mergeRule func(m *merger, base, over *Node, at *fieldPath, below *rules[mergeRule]) *Node

// merge returns base with over on top.
func (m *merger) merge(base, over *Node, at *fieldPath, rules *rules[mergeRule]) *Node {
	switch {
	case over.bad:
		return over
	case base.bad:
		return base
	}
	if do, ok := rules.rule(); ok {
		return do(m, base, over, at, rules)
	}
	if over.isNull() {
		return base
	}
	switch base.Kind {
	case Mapping:
		return m.mappings(base, over, at, rules)
	case Sequence:
		if over.Kind != Sequence {
			return m.conflict(base, over, at)
		}
		return sequence(base, appendNew(base.Items, over.Items, false))
	default:
		return over
	}
}

// mappings merges two mappings field by field.
func (m *merger) mappings(base, over *Node, at *fieldPath, rules *rules[mergeRule]) *Node {
	if base.Kind != Mapping || over.Kind != Mapping {
		return m.conflict(base, over, at)
	}
	return mergeFields(base, over, func(old, f Field) Field {
		v := m.merge(old.Value, f.Value, at.field(f.Name), rules.field(f.Name))
		if v != f.Value {
			f.At, f.Over = old.At, old.Over
		} else if f.Over = old.Over; !v.equal(old.Value) {
			f.Over = true
		}
		f.Value = v
		return f
	})
}

// mergeFields puts the fields of over on those of base, joining the ones that
// both have.
func mergeFields(base, over *Node, join func(old, new Field) Field) *Node {
	out := *base
	out.Fields = make([]Field, len(base.Fields), len(base.Fields)+len(over.Fields))
	copy(out.Fields, base.Fields)
	places := make(map[string]int, len(base.Fields))
	for i, f := range base.Fields {
		places[f.Name] = i
	}
	for _, f := range over.Fields {
		if i, ok := places[f.Name]; ok {
			out.Fields[i] = join(out.Fields[i], f)
		} else {
			f.Over = f.Over || base.gone[f.Name]
			out.Fields = append(out.Fields, f)
		}
	}
	return &out
}

// conflict raises a finding about two values that can't be merged.
func (m *merger) conflict(base, over *Node, at *fieldPath) *Node {
	m.add(report.MergeConflict, over.At, at.String(), at.String(), over.kindName(), base.kindName(), base.At.String())
	bad := *over
	bad.bad = true
	return &bad
}

// reset takes out of a document what a later one resets or overrides.
func (n *Node) reset(resets *rules[bool]) *Node {
	if n == nil || resets == nil || len(resets.fields) == 0 || n.Kind != Mapping {
		return n
	}
	out, taken := *n, map[string]bool{}
	out.gone = taken
	out.Fields = make([]Field, 0, len(n.Fields))
	for _, f := range n.Fields {
		r := resets.fields[f.Name]
		if gone, ok := r.rule(); ok && gone {
			if len(f.Value.Fields)+len(f.Value.Items) > 0 || f.Value.Value != nil {
				taken[f.Name] = true
			}
			continue
		}
		f.Value = f.Value.reset(r)
		out.Fields = append(out.Fields, f)
	}
	return &out
}

// dedupe drops the entries of lists that later entries replace. A value without
// any stays the same node.
func (l *merger) dedupe(n *Node, at *fieldPath, keys *rules[indexer]) *Node {
	if keys == nil || n.bad {
		return n
	}
	switch n.Kind {
	case Mapping:
		fields, changed := make([]Field, len(n.Fields)), false
		for i, f := range n.Fields {
			v := l.dedupe(f.Value, at.field(f.Name), keys.field(f.Name))
			changed = changed || v != f.Value
			f.Value = v
			fields[i] = f
		}
		if changed {
			out := *n
			out.Fields = fields
			return &out
		}
	case Sequence:
		if key, ok := keys.rule(); ok {
			if kept := l.unique(n.Items, key, at); len(kept) < len(n.Items) {
				return sequence(n, kept)
			}
		}
	}
	return n
}
