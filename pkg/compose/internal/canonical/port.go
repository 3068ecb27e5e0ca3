package canonical

import (
	"net/netip"
	"regexp"
	"strconv"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// expandPorts makes one mapping for every port of a service, ranges expanded.
func expandPorts(c *Canonicaliser, n *tree.Node, at *tree.Path) *tree.Node {
	if n.Kind != tree.Sequence {
		return n
	}
	out := *n
	out.Items = nil
	for i, item := range n.Items {
		if item.Bad {
			continue
		}
		if item.Kind == tree.Mapping {
			c.ports++
			out.Items = append(out.Items, item)
			continue
		}
		at.EnterItem(i)
		out.Items = append(out.Items, c.shortPort(item, at)...)
		at.Leave()
	}
	if !c.WithinAt(limit.Ports, c.ports, n.At, at) {
		return nil
	}
	return &out
}

// portRange matches the ranges of the short syntax.
var portRange = regexp.MustCompile(`(\d{1,9})-(\d{1,9})`)

// shortPort reads the short syntax with compose-go's own parser, after a look at
// how many ports that would make.
func (c *Canonicaliser) shortPort(n *tree.Node, at *tree.Path) []*tree.Node {
	switch n.Value.(type) {
	case int, string:
	default:
		c.wrong(report.PortSyntax, n, at, n.Raw())
		return nil
	}
	text := n.Spelled()
	if strings.Contains(text, "-") && !c.inRange(n, text, at) {
		return nil
	}
	ports, err := types.ParsePortConfig(bracketed(text))
	if err != nil || len(ports) == 0 || ports[0].Target == 0 {
		c.wrong(report.PortSyntax, n, at, n.Raw())
		return nil
	}
	c.ports += len(ports)
	nodes := make([]*tree.Node, len(ports))
	for i, p := range ports {
		fields := make([]tree.Field, 0, 5)
		fields = append(fields, n.FieldAt("mode", p.Mode), n.FieldAt("target", int(p.Target)), n.FieldAt("protocol", p.Protocol))
		if p.HostIP != "" {
			fields = append(fields, n.FieldAt("host_ip", p.HostIP))
		}
		if p.Published != "" {
			fields = append(fields, n.FieldAt("published", p.Published))
		}
		nodes[i] = n.MappingAt(fields...)
	}
	return nodes
}

// inRange reports whether the ranges of the short syntax have as many ports as one may.
func (c *Canonicaliser) inRange(n *tree.Node, text string, at *tree.Path) bool {
	for _, m := range portRange.FindAllStringSubmatch(text, -1) {
		first, _ := strconv.Atoi(m[1])
		last, _ := strconv.Atoi(m[2])
		if last-first >= limit.PortRange.Max() {
			c.Add(report.TooManyPorts, n.At, at.String(), limit.PortRange.Max())
			return false
		}
	}
	return true
}

// bracketed puts an IPv6 address before the last two parts into brackets, without
// which compose-go's parser doesn't know it, and docker compose does.
func bracketed(text string) string {
	target := strings.LastIndexByte(text, ':')
	if target < 0 {
		return text
	}
	published := strings.LastIndexByte(text[:target], ':')
	if published < 0 {
		return text
	}
	if address, err := netip.ParseAddr(text[:published]); err != nil || !address.Is6() || address.Zone() != "" {
		return text
	}
	return "[" + text[:published] + "]" + text[published:]
}

// portDefaults are the protocol and the mode of a port in long syntax.
func portDefaults(_ *Canonicaliser, n *tree.Node, _ *tree.Path) *tree.Node {
	return withDefault(withDefault(n, "protocol", "tcp"), "mode", "ingress")
}
