package merge

import (
	"fmt"
	"strings"

	"github.com/compose-spec/compose-go/v2/format"

	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/report"
)

// Indexer returns what makes an entry of a list the same as another; false when
// the entry has nothing of the kind.
type Indexer func(n *tree.Node) (string, bool)

// newIndexers returns the lists whose entries compose-go's override package
// keeps once, and what it compares.
func newIndexers() *tree.Rules[Indexer] {
	r := &tree.Rules[Indexer]{}
	for _, path := range strings.Fields(`
		networks.*.labels networks.*.ipam.options services.*.annotations services.*.build.args
		services.*.build.additional_contexts services.*.build.platform services.*.build.tags services.*.build.labels
		services.*.cap_add services.*.cap_drop services.*.deploy.labels services.*.dns services.*.dns_opt
		services.*.dns_search services.*.environment services.*.labels services.*.links
		services.*.networks.*.aliases services.*.networks.*.link_local_ips services.*.profiles services.*.sysctls
		services.*.tmpfs`) {
		r.Add(path, keyOfPair)
	}
	r.Add("services.*.configs", keyOfMount(""))
	r.Add("services.*.secrets", keyOfMount("/run/secrets"))
	r.Add("services.*.env_file", keyOfEnvFile)
	r.Add("services.*.expose", keyOfExpose)
	r.Add("services.*.ports", keyOfPort)
	r.Add("services.*.volumes", keyOfVolume)
	r.Add("services.*.devices", keyOfDevice)
	return r
}

// Unique keeps one entry per key: the last one, in the place of the first. An
// entry that goes away though it was written in the same list is a finding.
func (l *Merger) Unique(items []*tree.Node, key Indexer, at *tree.Path) []*tree.Node {
	if len(items) < 2 {
		return items
	}
	var kept []*tree.Node
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
		if old, new := kept[j].Source(), item.Source(); old.List == new.List && old.List != 0 && old != new {
			l.Add(report.DuplicateEntry, old.At, at.Item(i).String(), at.String(), new.At.Line)
		}
		kept[j] = item
	}
	if len(kept) == len(items) {
		return items
	}
	return kept
}

func keyOfPair(n *tree.Node) (string, bool) {
	text, ok := n.Text()
	key, _, _ := strings.Cut(text, "=")
	return key, ok
}

func keyOfVolume(n *tree.Node) (string, bool) {
	if text, ok := n.Text(); ok {
		v, err := format.ParseVolume(text)
		return v.Target, err == nil
	}
	return n.Get("target").Text()
}

func keyOfDevice(n *tree.Node) (string, bool) {
	if text, ok := n.Text(); ok {
		parts := strings.Split(text, ":")
		return parts[min(1, len(parts)-1)], true
	}
	return n.Get("target").Text()
}

func keyOfExpose(n *tree.Node) (string, bool) {
	return n.Spelled(), n.Kind == tree.Scalar && n.Value != nil
}

func keyOfMount(dir string) Indexer {
	return func(n *tree.Node) (string, bool) {
		if text, ok := n.Text(); ok {
			return dir + "/" + text, true
		}
		if target, ok := n.Get("target").Text(); ok {
			return target, true
		}
		source, ok := n.Get("source").Text()
		return dir + "/" + source, ok
	}
}

func keyOfEnvFile(n *tree.Node) (string, bool) {
	if text, ok := n.Text(); ok {
		return n.From.Dir + "\x00" + text, true
	}
	path, ok := n.Get("path").Text()
	return n.From.Dir + "\x00" + path, ok
}

func keyOfPort(n *tree.Node) (string, bool) {
	if n.Kind == tree.Scalar {
		return n.Spelled(), n.Value != nil
	}
	value := func(name, missing string) string {
		if v := n.Get(name); v != nil && v.Kind == tree.Scalar {
			return v.Spelled()
		}
		return missing
	}
	if n.Field("target") == nil {
		return "", false
	}
	return fmt.Sprintf("%s:%s:%s/%s", value("host_ip", "0.0.0.0"), value("published", ""), value("target", ""), value("protocol", "tcp")), true
}
