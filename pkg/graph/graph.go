package graph

// Graph is what is drawn.
type Graph struct {
	Name  string // of the project
	Nodes []Node // services, then volumes, then networks, each by name
	Edges []Edge // by From, To, Relation
}

// Kind is what a node stands for.
type Kind int

// The kinds of nodes.
const (
	Service Kind = iota
	Volume
	Network
)

// String returns the word that node identifiers start with.
func (k Kind) String() string { return [...]string{"service", "volume", "network"}[k] }

// Node is a service, a volume or a network of the project.
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
	DependsOn Relation = iota // a service starts after another
	SharesPod                 // a service runs in another one's pod
	Mounts                    // a service mounts a volume
	Joins                     // a service is on a network
)

// Edge is a relation between two nodes, by their index.
type Edge struct {
	From, To int
	Relation Relation
	Label    string // such as healthy; may be empty
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
