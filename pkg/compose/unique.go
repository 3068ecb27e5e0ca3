package compose

import (
	"fmt"
	"strings"

	"github.com/compose-spec/compose-go/v2/format"

	"github.com/composesource/composesource/pkg/report"
)

// indexer returns what makes an entry of a list the same as another; false when
// the entry has nothing of the kind.
type indexer func(n *Node) (string, bool)

// newIndexers returns the lists whose entries compose-go's override package
// keeps once, and what it compares.
func newIndexers() *rules[indexer] {
	r := &rules[indexer]{}
	for _, path := range strings.Fields(`
		networks.*.labels networks.*.ipam.options services.*.annotations services.*.build.args
		services.*.build.additional_contexts services.*.build.platform services.*.build.tags services.*.build.labels
		services.*.cap_add services.*.cap_drop services.*.deploy.labels services.*.dns services.*.dns_opt
		services.*.dns_search services.*.environment services.*.labels services.*.links
		services.*.networks.*.aliases services.*.networks.*.link_local_ips services.*.profiles services.*.sysctls
		services.*.tmpfs`) {
		r.add(path, keyOfPair)
	}
	r.add("services.*.configs", keyOfMount(""))
	r.add("services.*.secrets", keyOfMount("/run/secrets"))
	r.add("services.*.env_file", keyOfEnvFile)
	r.add("services.*.expose", keyOfExpose)
	r.add("services.*.ports", keyOfPort)
	r.add("services.*.volumes", keyOfVolume)
	r.add("services.*.devices", keyOfDevice)
	return r
}

// unique keeps one entry per key: the last one, in the place of the first. An
// entry that goes away though it was written in the same list is a finding.
func (l *merger) unique(items []*Node, key indexer, at *fieldPath) []*Node {
	var kept []*Node
	places := make(map[string]int, len(items))
	for i, item := range items {
		k, ok := key(item)
		if !ok {
			kept = append(kept, item)
			continue
		}
		j, again := places[k]
		if !again {
			places[k] = len(kept)
			kept = append(kept, item)
			continue
		}
		if old, new := kept[j].source(), item.source(); old.list == new.list && old.list != 0 && old != new {
			l.add(report.DuplicateEntry, old.At, at.item(i).String(), at.String(), new.At.Line)
		}
		kept[j] = item
	}
	if len(kept) == len(items) {
		return items
	}
	return kept
}

func keyOfPair(n *Node) (string, bool) {
	text, ok := n.text()
	key, _, _ := strings.Cut(text, "=")
	return key, ok
}

func keyOfVolume(n *Node) (string, bool) {
	if text, ok := n.text(); ok {
		v, err := format.ParseVolume(text)
		return v.Target, err == nil
	}
	return n.Get("target").text()
}

func keyOfDevice(n *Node) (string, bool) {
	if text, ok := n.text(); ok {
		parts := strings.Split(text, ":")
		return parts[min(1, len(parts)-1)], true
	}
	return n.Get("target").text()
}

func keyOfExpose(n *Node) (string, bool) {
	return fmt.Sprint(n.Value), n.Kind == Scalar && n.Value != nil
}

func keyOfMount(dir string) indexer {
	return func(n *Node) (string, bool) {
		if text, ok := n.text(); ok {
			return dir + "/" + text, true
		}
		if target, ok := n.Get("target").text(); ok {
			return target, true
		}
		source, ok := n.Get("source").text()
		return dir + "/" + source, ok
	}
}

func keyOfEnvFile(n *Node) (string, bool) {
	if text, ok := n.text(); ok {
		return n.from.dir + "\x00" + text, true
	}
	path, ok := n.Get("path").text()
	return n.from.dir + "\x00" + path, ok
}

func keyOfPort(n *Node) (string, bool) {
	if n.Kind == Scalar {
		return fmt.Sprint(n.Value), n.Value != nil
	}
	value := func(name, missing string) string {
		if v := n.Get(name); v != nil && v.Kind == Scalar {
			return fmt.Sprint(v.Value)
		}
		return missing
	}
	if n.Field("target") == nil {
		return "", false
	}
	return fmt.Sprintf("%s:%s:%s/%s", value("host_ip", "0.0.0.0"), value("published", ""), value("target", ""), value("protocol", "tcp")), true
}
