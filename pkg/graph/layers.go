package graph

// tallest is how many nodes stand in one column before the next one is begun.
const tallest = 8

// columns gives every service, job and volume its column: what runs stands to the
// right of all that depend on it, a volume to the right of all that mount it.
// Networks are no part of the columns.
func columns(g *Graph) [][]int {
	depth := depths(g)
	var layers [][]int
	for i, n := range g.Nodes {
		if n.Kind == Network {
			continue
		}
		for len(layers) <= depth[i] {
			layers = append(layers, nil)
		}
		layers[depth[i]] = append(layers[depth[i]], i)
	}
	var out [][]int
	for _, layer := range layers {
		for len(layer) > tallest {
			out = append(out, layer[:tallest])
			layer = layer[tallest:]
		}
		if len(layer) > 0 {
			out = append(out, layer)
		}
	}
	return out
}

// depths returns the length of the longest path that leads to each node. Every
// node is visited when all before it are; the nodes of a circle never are, and
// stay where they were pushed last.
func depths(g *Graph) []int {
	depth := make([]int, len(g.Nodes))
	waits := make([]int, len(g.Nodes))
	next := make([][]int, len(g.Nodes))
	for _, e := range g.Edges {
		if e.Relation != Joins && e.From != e.To {
			waits[e.To]++
			next[e.From] = append(next[e.From], e.To)
		}
	}
	var queue []int
	for i, n := range waits {
		if n == 0 {
			queue = append(queue, i)
		}
	}
	for len(queue) > 0 {
		from := queue[0]
		queue = queue[1:]
		for _, to := range next[from] {
			depth[to] = max(depth[to], depth[from]+1)
			if waits[to]--; waits[to] == 0 {
				queue = append(queue, to)
			}
		}
	}
	return depth
}
