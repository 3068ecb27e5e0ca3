package merge

import (
	"slices"

	"github.com/composesource/composesource/pkg/compose/internal/schema"
	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/report"
)

// Merger merges documents as compose-go's override package does
// (https://github.com/compose-spec/compose-spec/blob/main/13-merge.md). Nodes
// are never changed: what a document does not touch is shared.
type Merger struct {
	*schema.Sayer
	Special  *tree.Rules[mergeRule]
	Indexers *tree.Rules[Indexer]
}

// New returns who merges, and says to s what can't be.
func New(s *schema.Sayer) *Merger {
	return &Merger{Sayer: s, Special: newMergeRules(), Indexers: newIndexers()}
}

// mergeRule merges the values of one attribute.
type mergeRule func(m *Merger, base, over *tree.Node, at *tree.Path, below *tree.Rules[mergeRule]) *tree.Node

// Merge returns base with over on top.
func (m *Merger) Merge(base, over *tree.Node, at *tree.Path, rules *tree.Rules[mergeRule]) *tree.Node {
	switch {
	case over.Bad:
		return over
	case base.Bad:
		return base
	}
	if do, ok := rules.Rule(); ok {
		return do(m, base, over, at, rules)
	}
	if over.IsNull() {
		return base
	}
	switch base.Kind {
	case tree.Mapping:
		return m.mappings(base, over, at, rules)
	case tree.Sequence:
		if over.Kind != tree.Sequence {
			return m.conflict(base, over, at)
		}
		return tree.SequenceOf(base, appendNew(base.Items, over.Items, false))
	default:
		return over
	}
}

// mappings merges two mappings field by field.
func (m *Merger) mappings(base, over *tree.Node, at *tree.Path, rules *tree.Rules[mergeRule]) *tree.Node {
	if base.Kind != tree.Mapping || over.Kind != tree.Mapping {
		return m.conflict(base, over, at)
	}
	return MergeFields(base, over, func(old, f tree.Field) tree.Field {
		at.Enter(f.Name)
		v := m.Merge(old.Value, f.Value, at, rules.Field(f.Name))
		at.Leave()
		if v != f.Value {
			f.At, f.Over = old.At, old.Over
		} else if f.Over = old.Over; !v.Equal(old.Value) {
			f.Over = true
		}
		f.Value = v
		return f
	})
}

// MergeFields puts the fields of over on those of base, joining the ones that
// both have.
func MergeFields(base, over *tree.Node, join func(old, new tree.Field) tree.Field) *tree.Node {
	out := *base
	out.Fields = make([]tree.Field, len(base.Fields), len(base.Fields)+len(over.Fields))
	copy(out.Fields, base.Fields)
	places := make(map[string]int, min(len(base.Fields), len(over.Fields)))
	for i, f := range base.Fields {
		if over.Field(f.Name) != nil { // it has fewer fields, as a rule
			places[f.Name] = i
		}
	}
	for _, f := range over.Fields {
		if i, ok := places[f.Name]; ok {
			out.Fields[i] = join(out.Fields[i], f)
		} else {
			f.Over = f.Over || base.Gone(f.Name)
			out.Fields = append(out.Fields, f)
		}
	}
	return &out
}

// conflict raises a finding about two values that can't be merged.
func (m *Merger) conflict(base, over *tree.Node, at *tree.Path) *tree.Node {
	m.Add(report.MergeConflict, over.At, at.String(), at.String(), over.KindName(), base.KindName(), base.At.String())
	bad := *over
	bad.Bad = true
	return &bad
}

// Reset takes out of a document what a later one resets or overrides.
func Reset(n *tree.Node, resets *tree.Rules[bool]) *tree.Node {
	if n == nil || resets == nil || len(resets.Fields) == 0 || n.Kind != tree.Mapping {
		return n
	}
	out, taken := *n, map[string]bool{}
	out.Lose(taken)
	out.Fields = make([]tree.Field, 0, len(n.Fields))
	for _, f := range n.Fields {
		r := resets.Fields[f.Name]
		if gone, ok := r.Rule(); ok && gone {
			if len(f.Value.Fields)+len(f.Value.Items) > 0 || f.Value.Value != nil {
				taken[f.Name] = true
			}
			continue
		}
		f.Value = Reset(f.Value, r)
		out.Fields = append(out.Fields, f)
	}
	return &out
}

// Dedupe drops the entries of lists that later entries replace, in what a document
// has brought: all when that is nil. A value without any stays the same node.
func (l *Merger) Dedupe(n, over *tree.Node, at *tree.Path, keys *tree.Rules[Indexer]) *tree.Node {
	if keys == nil || n.Bad {
		return n
	}
	switch n.Kind {
	case tree.Mapping:
		out := n
		for i, f := range n.Fields {
			brought, ok := over.Brought(f.Name)
			if !ok {
				continue
			}
			at.Enter(f.Name)
			v := l.Dedupe(f.Value, brought, at, keys.Field(f.Name))
			at.Leave()
			if v == f.Value {
				continue
			}
			if out == n {
				changed := *n
				changed.Fields = slices.Clone(n.Fields)
				out = &changed
			}
			out.Fields[i].Value = v
		}
		return out
	case tree.Sequence:
		if key, ok := keys.Rule(); ok {
			if kept := l.Unique(n.Items, key, at); len(kept) < len(n.Items) {
				return tree.SequenceOf(n, kept)
			}
		}
	}
	return n
}
