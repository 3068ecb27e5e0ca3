package canonical

import "github.com/composesource/composesource/pkg/compose/internal/tree"

// Origins returns the lists of a container that aren't the ones that the user wrote,
// with what he wrote in the place of each entry; nil where there are none. Nothing else
// is asked of canonical nodes once they are decoded, and they are large.
func Origins(n, written *tree.Node) *tree.Node {
	if n == written || n.Kind == tree.Scalar {
		return nil
	}
	out := &tree.Node{Kind: n.Kind}
	for _, f := range n.Fields {
		if below := Origins(f.Value, written.Get(f.Name)); below != nil {
			out.Fields = append(out.Fields, tree.Field{Name: f.Name, Value: below})
		}
	}
	for _, item := range n.Items {
		if !item.Inherited {
			item = item.Source()
		}
		out.Items = append(out.Items, item)
	}
	if n.Kind == tree.Mapping && out.Fields == nil {
		return nil
	}
	return out
}
