package lock

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"sigs.k8s.io/kustomize/kyaml/yaml"

	"github.com/composesource/composesource/pkg/api"
)

const comment = "# Written by `composesource lock`: what the images of this project say. Commit it.\n"

// localConfig keeps kpt and others from applying an object.
const localConfig = "config.kubernetes.io/local-config"

// Encode writes a lock file, its entries and their lists in order: the same facts give
// the same bytes. What is empty is left out.
func Encode(f *File) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString(comment)
	head := *f
	head.Images, head.APIVersion, head.Kind = nil, api.APIVersion, Kind
	head.Metadata.Name = cmp.Or(f.Metadata.Name, "composesource")
	head.Metadata.Annotations = maps.Clone(f.Metadata.Annotations)
	if head.Metadata.Annotations == nil {
		head.Metadata.Annotations = map[string]string{}
	}
	head.Metadata.Annotations[localConfig] = "true"
	if err := write(&out, head, false); err != nil {
		return nil, err
	}
	if len(f.Images) == 0 {
		out.WriteString("images: []\n")
		return out.Bytes(), nil
	}
	out.WriteString("images:\n")
	images := slices.Clone(f.Images)
	slices.SortStableFunc(images, func(a, b Image) int {
		return cmp.Or(cmp.Compare(a.Reference, b.Reference), cmp.Compare(a.Platform, b.Platform))
	})
	for _, i := range images { // one at a time: the encoder keeps all that it has written
		if err := write(&out, []Image{i.sorted()}, true); err != nil {
			return nil, fmt.Errorf("%s: %w", i.Reference, err)
		}
	}
	return out.Bytes(), nil
}

// sorted returns an entry whose lists without an order of their own are in order.
func (i Image) sorted() Image {
	i.Ports = slices.Clone(i.Ports)
	slices.SortFunc(i.Ports, comparePorts)
	for _, list := range []*[]string{&i.Volumes, &i.Tools} {
		*list = slices.Clone(*list)
		slices.Sort(*list)
	}
	i.Users, i.Groups, i.Places = slices.Clone(i.Users), slices.Clone(i.Groups), slices.Clone(i.Places)
	slices.SortFunc(i.Users, func(a, b Account) int { return cmp.Compare(a.Name, b.Name) })
	slices.SortFunc(i.Groups, func(a, b Group) int { return cmp.Compare(a.Name, b.Name) })
	slices.SortFunc(i.Places, func(a, b Place) int { return cmp.Compare(a.Path, b.Path) })
	return i
}

func comparePorts(a, b string) int {
	m, p, _ := splitPort(a)
	n, q, _ := splitPort(b)
	return cmp.Or(cmp.Compare(m, n), strings.Compare(p, q))
}

// write writes a value in the order of its fields. What lies deeper than an entry's own
// fields stands on one line.
func write(out *bytes.Buffer, value any, flow bool) error {
	text, err := json.Marshal(value)
	if err != nil {
		return err
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil { // JSON is YAML, and the nodes keep its order
		return err
	}
	block(doc.Content[0], flow)
	e := yaml.NewEncoder(out)
	e.CompactSeqIndent()
	if err := e.Encode(&doc); err != nil {
		return err
	}
	return e.Close()
}

// block gives nodes the style of people: the fields of an entry a line each, and the
// places and accounts in it as well.
func block(n *yaml.Node, flow bool) {
	n.Style = 0
	for i, c := range n.Content {
		isList := c.Kind == yaml.SequenceNode && len(c.Content) > 0 && c.Content[0].Kind == yaml.MappingNode
		switch {
		case flow && n.Kind == yaml.MappingNode && i%2 == 1 && isList:
			c.Style = 0
			for _, item := range c.Content {
				inline(item)
			}
		case flow && n.Kind == yaml.MappingNode:
			inline(c)
		default:
			block(c, flow)
		}
	}
}

// inline writes a node on one line, with quotes only where YAML needs them.
func inline(n *yaml.Node) {
	n.Style = 0
	if n.Kind != yaml.ScalarNode {
		n.Style = yaml.FlowStyle
	}
	for _, c := range n.Content {
		inline(c)
	}
}
