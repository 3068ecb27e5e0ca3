package graph

import (
	"cmp"
	"fmt"
	"net/netip"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/convert"
)

// mostWays is how many hosts and ports one edge names.
const mostWays = 3

// enter adds the world outside and its edges to what it reaches, when there are any.
// Services are the first nodes.
func (g *Graph) enter(runs []workload, hosts []convert.Entrance) {
	outside := len(g.Nodes)
	var edges []Edge
	of := map[string][]convert.Entrance{}
	for _, h := range hosts {
		of[h.Service] = append(of[h.Service], h)
	}
	for to, w := range runs {
		if ways := w.ways(of[w.Name]); len(ways) > 0 {
			if more := len(ways) - mostWays; more > 0 {
				ways = append(ways[:mostWays], fmt.Sprintf("%d more", more))
			}
			edges = append(edges, Edge{outside, to, Enters, strings.Join(ways, ", ")})
		}
	}
	if len(edges) > 0 {
		g.Nodes = append(g.Nodes, Node{Kind: Outside, Name: "outside"})
		g.Edges = append(g.Edges, edges...)
	}
}

// ways returns how people come to a service: hosts first, then ports. A host that
// nothing in the cluster leads from is marked.
func (w workload) ways(hosts []convert.Entrance) []string {
	var all []string
	for _, h := range hosts {
		if w.kind != Service {
			continue
		}
		way := cmp.Or(h.Host, "every host")
		if h.Object == "" {
			way += " (no route)"
		}
		all = append(all, way)
	}
	for _, p := range w.Ports {
		if address, err := netip.ParseAddr(p.HostIP); err == nil && address.IsLoopback() || p.HostIP == "localhost" {
			continue
		}
		port := cmp.Or(p.Published, fmt.Sprint(p.Target))
		if p.Protocol != "" && p.Protocol != "tcp" {
			port += "/" + p.Protocol
		}
		all = append(all, "port "+port)
	}
	var ways []string
	for _, way := range all {
		if !slices.Contains(ways, way) {
			ways = append(ways, way)
		}
	}
	return ways
}
