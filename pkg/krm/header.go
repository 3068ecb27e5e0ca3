package krm

import (
	"errors"
	"strings"

	"sigs.k8s.io/kustomize/kyaml/yaml"
)

// header is what tells who an item is.
type header struct {
	APIVersion string `yaml:"apiVersion"`
	Kind       string `yaml:"kind"`
	Metadata   struct {
		Name        string            `yaml:"name"`
		Namespace   string            `yaml:"namespace"`
		Annotations map[string]string `yaml:"annotations"`
	} `yaml:"metadata"`
}

// headerOf returns the header of an item. Few take a parser.
func headerOf(text string) (header, error) {
	var h header
	if h.read(text) {
		return h, nil
	}
	n, err := parse(text)
	if err != nil {
		return h, err
	}
	if n.Kind != yaml.SequenceNode {
		return h, errStyle
	}
	return decode(n.Content[0])
}

func decode(n *yaml.Node) (header, error) {
	var h header
	if n.Kind != yaml.MappingNode || n.Decode(&h) != nil {
		return h, errors.New("no object, or one that has a key twice")
	}
	return h, nil
}

// read reads the header from the lines of an item, as kpt and this program write nearly
// all: each a key with a text that needs no parser. It returns false for any other.
func (h *header) read(text string) bool {
	var of, in string // the key of the object, and that of its metadata, which a line belongs to
	dash := 1
	for line := range strings.Lines(text[1:]) {
		field := strings.TrimLeft(line, " ")
		indent := dash + len(line) - len(field)
		dash = 0
		if of != "" && !tells(of) && (indent > 2 || strings.IndexByte("-#\n", field[0]) >= 0) {
			continue
		}
		name, rest, ok := strings.Cut(strings.TrimSuffix(field, "\n"), ":")
		key, isKey := scalar(name)
		ok = ok && isKey && key != ""
		value, simple := scalar(rest)
		switch {
		case of == "" && indent == 2 && field[0] == '#': // above the first key
			ok = true
		case indent == 2:
			of, in = key, ""
			ok = ok && (!tells(of) || simple && h.put(value, of, "", ""))
		case indent == 4:
			in = key
			ok = ok && simple && h.put(value, of, in, "")
		default:
			ok = ok && simple && indent == 6 && h.put(value, of, in, key)
		}
		if !ok {
			return false
		}
	}
	return true
}

// tells reports whether a key of an object tells who it is.
func tells(key string) bool { return key == "apiVersion" || key == "kind" || key == "metadata" }

// put takes the text of a key below those of metadata, of one of them, or of an object.
func (h *header) put(value, of, in, key string) bool {
	switch of + "." + in {
	case "apiVersion.":
		h.APIVersion = value
	case "kind.":
		h.Kind = value
	case "metadata.name":
		h.Metadata.Name = value
		return key == ""
	case "metadata.namespace":
		h.Metadata.Namespace = value
		return key == ""
	case "metadata.annotations":
		if key == "" {
			h.Metadata.Annotations = map[string]string{}
			return value == ""
		}
		h.Metadata.Annotations[key] = value
	case "metadata.", "metadata.labels":
		return key != "" || value == ""
	default:
		return false
	}
	return true
}

// scalar returns the text that a scalar stands for, if it is empty, a mere word, or one
// in quotes without any in it.
func scalar(text string) (string, bool) {
	text = strings.TrimPrefix(text, " ")
	if n := len(text); n > 1 && (text[0] == '\'' || text[0] == '"') && text[n-1] == text[0] {
		text = text[1 : n-1]
		return text, !strings.ContainsAny(text, `'"\`)
	}
	for i, c := range []byte(text) {
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
		if !letter && (i == 0 || strings.IndexByte("-._/", c) < 0) {
			return "", false
		}
	}
	return text, !strings.EqualFold(text, "null")
}
