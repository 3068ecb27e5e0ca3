package schema

import (
	_ "embed" // the schema
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// schemaNode is the part of JSON Schema that the Compose Specification's schema
// uses. It is interpreted here, because compiling it with a library costs more
// than everything else in a run, and because a library knows no positions. A
// test fails when the schema uses a keyword that is not among the fields.
type schemaNode struct {
	Ref                   string                 `json:"$ref"`
	Defs                  map[string]*schemaNode `json:"$defs"`
	Type                  typeNames              `json:"type"`
	Properties            map[string]*schemaNode `json:"properties"`
	PatternProperties     map[string]*schemaNode `json:"patternProperties"`
	AdditionalProperties  *bool                  `json:"additionalProperties"`
	UnevaluatedProperties *bool                  `json:"unevaluatedProperties"`
	Required              []string               `json:"required"`
	Items                 *schemaNode            `json:"items"`
	UniqueItems           bool                   `json:"uniqueItems"`
	OneOf                 []*schemaNode          `json:"oneOf"`
	AnyOf                 []*schemaNode          `json:"anyOf"`
	AllOf                 []*schemaNode          `json:"allOf"`
	Enum                  []string               `json:"enum"`
	Pattern               string                 `json:"pattern"`
	Minimum               *float64               `json:"minimum"`
	Maximum               *float64               `json:"maximum"`

	patterns []patternSchema
	pattern  *regexp.Regexp
	kinds    []string // see types
}

// patternSchema is the schema of the fields whose names match.
type patternSchema struct {
	matches func(string) bool
	schema  *schemaNode
}

// typeNames is one type or several.
type typeNames []string

// UnmarshalJSON reads one type or several.
func (t *typeNames) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		*t = make(typeNames, 1)
		return json.Unmarshal(b, &(*t)[0])
	}
	return json.Unmarshal(b, (*[]string)(t))
}

// schemaText is compose-go's schema without its notes, which a test compares with this
// copy: the package that has it compiles JSON Schemas when a program starts.
//
//go:embed compose-spec.json
var schemaText []byte

// composeSchema is the schema that is embedded in compose-go, read once.
var composeSchema = sync.OnceValue(newSchema)

// newSchema reads the schema. It is part of the program, so that an error in it
// is one that every test finds.
func newSchema() *schemaNode {
	root := &schemaNode{}
	if err := json.Unmarshal(schemaText, root); err != nil {
		panic(fmt.Sprintf("the embedded schema of compose-go: %v", err))
	}
	l := &linker{
		defs: root.Defs, linked: map[*schemaNode]bool{},
		patterns: map[string]func(string) bool{"^x-": IsExtension, "^.+$": isName, ".+": isName},
	}
	root = l.link(root)
	for s := range l.linked {
		s.kinds = s.types()
	}
	return root
}

// IsExtension reports whether a key is for others: x-mine.
func IsExtension(name string) bool { return strings.HasPrefix(name, "x-") }
func isName(name string) bool      { return strings.Trim(name, "\n") != "" }

// linker resolves references and compiles patterns, each once.
type linker struct {
	defs     map[string]*schemaNode
	linked   map[*schemaNode]bool
	patterns map[string]func(string) bool
}

func (l *linker) link(s *schemaNode) *schemaNode {
	for s != nil && s.Ref != "" { // what stands beside a reference in this schema is only a description
		s = l.defs[strings.TrimPrefix(s.Ref, "#/$defs/")]
	}
	if s == nil || l.linked[s] {
		return s
	}
	l.linked[s] = true
	if s.Pattern != "" {
		s.pattern = regexp.MustCompile(s.Pattern)
	}
	for _, pattern := range slices.Sorted(maps.Keys(s.PatternProperties)) {
		if l.patterns[pattern] == nil {
			l.patterns[pattern] = regexp.MustCompile(pattern).MatchString
		}
		s.patterns = append(s.patterns, patternSchema{l.patterns[pattern], l.link(s.PatternProperties[pattern])})
	}
	for name, below := range s.Properties {
		s.Properties[name] = l.link(below)
	}
	for _, list := range [][]*schemaNode{s.OneOf, s.AnyOf, s.AllOf} {
		for i := range list {
			list[i] = l.link(list[i])
		}
	}
	s.Items = l.link(s.Items)
	return s
}

// parentOf returns the property of s whose own properties alone include name;
// "" when none or several do.
func (s *schemaNode) parentOf(name string) string {
	var parents []string
	for _, part := range append([]*schemaNode{s}, s.AllOf...) {
		for property, below := range part.Properties {
			if slices.ContainsFunc(append([]*schemaNode{below}, below.OneOf...), func(s *schemaNode) bool { return s.Properties[name] != nil }) {
				parents = append(parents, property)
			}
		}
	}
	if len(parents) != 1 {
		return ""
	}
	return parents[0]
}

// names returns the properties that are known in a mapping, sorted.
func (s *schemaNode) names() []string {
	var names []string
	for name := range s.Properties {
		names = append(names, name)
	}
	for _, part := range s.AllOf {
		names = append(names, part.names()...)
	}
	slices.Sort(names)
	return names
}
