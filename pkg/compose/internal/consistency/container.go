package consistency

import (
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"github.com/composesource/composesource/pkg/compose/internal/paths"
	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/report"
)

// sources checks that a container says which secrets and configs it mounts.
func (c *checker) sources(n *tree.Node, at *tree.Path) {
	for _, section := range []string{"secrets", "configs"} {
		list := n.Get(section)
		if list == nil {
			continue
		}
		for i, item := range list.Items {
			if source, _ := item.Get("source").Text(); source == "" && !item.Source().AnyBad(nil) {
				below := at.Field(section).Item(i).String()
				c.Add(report.MissingAttribute, item.At, below, below, "source")
			}
		}
	}
}

// targets checks that a container mounts one thing at one place.
func (c *checker) targets(n *tree.Node, at *tree.Path) {
	mounted := map[string]*tree.Path{}
	mount := func(target string, item *tree.Node, at *tree.Path) {
		if other := mounted[target]; other != nil {
			c.Add(report.TargetTaken, item.At, at.String(), at.String(), item.Shown(item.Get("target").Shown(target)), other.String())
			return
		}
		mounted[target] = at
	}
	if list := n.Get("tmpfs"); list != nil {
		for i, item := range tree.Entries(list) {
			text, _ := item.Text()
			target, _, _ := strings.Cut(text, ":")
			mount(target, item, at.Field("tmpfs").Item(i))
		}
	}
	for _, attribute := range []string{"volumes", "devices"} {
		for i, item := range n.Get(attribute).AllItems() {
			below := at.Field(attribute).Item(i)
			target, ok := item.Get("target").Text()
			switch {
			case !ok || target == "":
				c.Add(report.MissingAttribute, item.At, below.String(), below.String(), "target")
			case attribute == "volumes" && !paths.IsOfHost(target):
				c.Invalid(item, below.Field("target"), "an absolute path, such as /data")
			case attribute == "volumes":
				mount(target, item, below)
			}
		}
	}
}

// ports checks each port of a container.
func (c *checker) ports(n *tree.Node, at *tree.Path) {
	below := at.Field("ports")
	for i, item := range n.Get("ports").AllItems() {
		below.EnterItem(i)
		c.port(item, below)
		below.Leave()
	}
}

// port checks the long syntax; the short one was checked when it was read. The
// engine would refuse the numbers and the protocol only when it makes the container.
func (c *checker) port(n *tree.Node, at *tree.Path) {
	if n.Field("target") == nil && !n.Source().AnyBad(nil) {
		c.Add(report.MissingAttribute, n.At, at.String(), at.String(), "target")
	}
	wrong := func(name, want string, ok func(string) bool) {
		if v := n.Get(name); v != nil && v.Value != nil && !ok(v.Spelled()) {
			c.Invalid(v, at.Field(name), want)
		}
	}
	wrong("target", "a port from 1 to 65535", func(s string) bool { return s != "0" && isPort(s) || strings.HasPrefix(s, "-") }) // below zero it could not be decoded
	wrong("published", "a port such as 8080, or a range such as 8080-8085", func(s string) bool {
		first, last, isRange := strings.Cut(s, "-")
		if !isRange {
			last = first
		}
		return s == "" || isPort(first) && isPort(last) && portNumber(first) <= portNumber(last)
	})
	wrong("protocol", "tcp, udp or sctp", func(s string) bool { return slices.Contains([]string{"tcp", "udp", "sctp"}, strings.ToLower(s)) })
	wrong("host_ip", "an IP address", isIP)
}

func isPort(text string) bool {
	_, err := strconv.ParseUint(text, 10, 16)
	return err == nil
}

func portNumber(text string) uint64 {
	n, _ := strconv.ParseUint(text, 10, 16) // isPort says whether it is one
	return n
}

func isIP(text string) bool {
	ip, err := netip.ParseAddr(text)
	return err == nil && ip.Zone() == ""
}

// exclusive checks attributes that rule each other out.
func (c *checker) exclusive(n *tree.Node, at *tree.Path) {
	for _, pair := range [][2]*tree.Field{
		{n.Get("build").Field("dockerfile"), n.Get("build").Field("dockerfile_inline")},
		{n.Field("network_mode"), n.Field("networks")},
	} {
		if a, b := pair[0], pair[1]; a != nil && b != nil && !(b.Name == "networks" && len(b.Value.Fields) == 0) {
			c.Add(report.Exclusive, b.At, at.String(), at.String(), a.Name, b.Name)
		}
	}
	if test := n.Get("healthcheck", "test"); test != nil && test.Kind == tree.Sequence && len(test.Items) > 0 {
		if word, _ := test.Items[0].Text(); word != "CMD" && word != "CMD-SHELL" && word != "NONE" {
			c.Invalid(test.Items[0], at.Top("healthcheck", "test"), `a list that starts with "CMD", "CMD-SHELL" or "NONE"`)
		}
	}
}

// devices checks device requests.
func (c *checker) devices(n *tree.Node, at *tree.Path) {
	for _, path := range [][]string{{"gpus"}, {"deploy", "resources", "reservations", "devices"}} {
		list := n.Get(path...)
		if list == nil {
			continue
		}
		for i, item := range list.Items {
			if ids := item.Field("device_ids"); ids != nil && item.Field("count") != nil {
				below := at.Top(path...).Item(i).String()
				c.Add(report.Exclusive, ids.At, below, below, "count", "device_ids")
			}
		}
	}
}

// watch checks the rules of `develop`.
func (c *checker) watch(n *tree.Node, at *tree.Path) {
	list := n.Get("develop", "watch")
	if list == nil {
		return
	}
	for i, item := range list.Items {
		below := at.Top("develop", "watch").Item(i)
		if path, ok := item.Get("path").Text(); ok && path == "" {
			c.Invalid(item.Get("path"), below.Field("path"), "a path that is not blank")
		}
		action, _ := item.Get("action").Text()
		if target, _ := item.Get("target").Text(); target == "" && action != "rebuild" && action != "restart" {
			c.Add(report.MissingAttribute, item.At, below.String(), below.String(), "target")
		}
	}
}
