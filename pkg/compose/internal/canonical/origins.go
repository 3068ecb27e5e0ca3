package canonical

import "github.com/composesource/composesource/pkg/compose/internal/tree"

// Origins puts what the user wrote into the place of each entry of a container's
// lists: once they are decoded nothing else is asked of them, and they are large.
func Origins(n *tree.Node) {
	if n.Source() == n {
		return // as it was written
	}
	for _, f := range n.Fields {
		Origins(f.Value)
	}
	for i, item := range n.Items {
		if !item.Inherited {
			n.Items[i] = item.Source()
		}
	}
}
