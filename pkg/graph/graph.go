package graph

// Graph is what is drawn.
type Graph struct {
	Name  string // of the project
	Nodes []Node // services, then jobs, volumes, networks, each by name, and the outside
	Edges []Edge // by From, To, Relation
}

// Kind is what a node stands for.
type Kind int

// The kinds of nodes.
const (
	Service Kind = iota
	Job
	Volume
	Network
	Outside // people, who come in by a host or a port
)

// String returns the word that node identifiers start with.
func (k Kind) String() string {
	return [...]string{"service", "job", "volume", "network", "outside"}[k]
}

// Node is a service, a job, a volume or a network of the project, or the world outside.
type Node struct {
	Kind   Kind
	Name   string   // as the Compose file says it
	Detail string   // one line: an image, a driver; may be empty
	Became []Object // what it becomes
}

// Relation says what an edge stands for.
type Relation int

// The relations between nodes.
const (
	DependsOn Relation = iota // a service or job starts after another
	SharesPod                 // a service or job runs in another one's pod
	Mounts                    // a service or job mounts a volume
	Joins                     // a service or job is on a network
	Enters                    // people come to a service from outside
)

// Edge is a relation between two nodes, by their index.
type Edge struct {
	From, To int
	Relation Relation
	Label    string // such as healthy; may be empty
}

// Hide takes secrets out of every text of the graph: a secret variable may stand in
// an image or in the name of a volume.
func (g *Graph) Hide(hide func(string) string) {
	g.Name = hide(g.Name)
	for i := range g.Nodes {
		n := &g.Nodes[i]
		n.Name, n.Detail = hide(n.Name), hide(n.Detail)
		for j := range n.Became {
			n.Became[j].Name, n.Became[j].Detail = hide(n.Became[j].Name), hide(n.Became[j].Detail)
		}
	}
	for i := range g.Edges {
		g.Edges[i].Label = hide(g.Edges[i].Label)
	}
}

// lines returns what is written in a node, its name first.
func (n Node) lines() []string {
	lines := []string{n.Name}
	if n.Detail != "" {
		lines = append(lines, n.Detail)
	}
	for _, o := range n.Became {
		lines = append(lines, o.String())
	}
	return lines
}
