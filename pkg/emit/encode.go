package emit

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"unicode/utf8"

	"sigs.k8s.io/kustomize/kyaml/yaml"
)

// encoder walks typed objects. Only the types tell an empty struct that was
// never set (resources: {}) from one that says something (emptyDir: {}), so
// this is not done on their JSON.
type encoder struct {
	structs map[reflect.Type][]field
}

func newEncoder() *encoder { return &encoder{structs: map[reflect.Type][]field{}} }

// object encodes a whole object, which ends without its status.
func (e *encoder) object(o identified) (*yaml.Node, error) {
	v := reflect.Indirect(reflect.ValueOf(o.Object))
	n := &yaml.Node{Kind: yaml.MappingNode, Tag: yaml.NodeTagMap}
	return n, e.fields(n, v, "status")
}

// value encodes anything; the node is nil when there is nothing to write.
func (e *encoder) value(v reflect.Value) (*yaml.Node, error) {
	if m, ok := marshaler(v); ok {
		return marshaled(m)
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		return e.pointer(v)
	case reflect.Struct:
		n := &yaml.Node{Kind: yaml.MappingNode, Tag: yaml.NodeTagMap}
		return n, e.fields(n, v, "")
	case reflect.Map:
		return e.entries(v)
	case reflect.Slice, reflect.Array:
		return e.items(v)
	case reflect.String:
		return utf8Text(v.String())
	case reflect.Bool:
		return scalar(yaml.NodeTagBool, strconv.FormatBool(v.Bool())), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return scalar(yaml.NodeTagInt, strconv.FormatInt(v.Int(), 10)), nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return scalar(yaml.NodeTagInt, strconv.FormatUint(v.Uint(), 10)), nil
	}
	return nil, fmt.Errorf("no YAML for a %s", v.Type())
}

// pointer encodes what v points at. A struct that was set is written even when
// it is empty.
func (e *encoder) pointer(v reflect.Value) (*yaml.Node, error) {
	if v.IsNil() {
		return nil, nil
	}
	return e.value(v.Elem())
}

func (e *encoder) fields(n *yaml.Node, v reflect.Value, except string) error {
	for _, f := range e.fieldsOf(v.Type()) {
		member := v.FieldByIndex(f.index)
		if f.name == except || f.omit && empty(member) {
			continue
		}
		child, err := e.value(member)
		if err != nil {
			return fmt.Errorf("%s: %w", f.name, err)
		}
		if child == nil || member.Kind() == reflect.Struct && len(child.Content) == 0 &&
			child.Kind == yaml.MappingNode && !f.meaningful {
			continue
		}
		n.Content = append(n.Content, scalar(yaml.NodeTagString, f.name), child)
	}
	return nil
}

func (e *encoder) entries(v reflect.Value) (*yaml.Node, error) {
	if v.Len() == 0 {
		return nil, nil
	}
	values := map[string]reflect.Value{}
	for k, value := range v.Seq2() {
		values[k.String()] = value
	}
	n := &yaml.Node{Kind: yaml.MappingNode, Tag: yaml.NodeTagMap}
	for _, key := range slices.Sorted(maps.Keys(values)) {
		child, err := e.value(values[key])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
		if child != nil {
			k, err := utf8Text(key)
			if err != nil {
				return nil, err
			}
			if k.Style == yaml.LiteralStyle {
				k.Style = yaml.DoubleQuotedStyle
			}
			n.Content = append(n.Content, k, child)
		}
	}
	return n, nil
}

func (e *encoder) items(v reflect.Value) (*yaml.Node, error) {
	if v.Type().Elem().Kind() == reflect.Uint8 {
		return text(base64.StdEncoding.EncodeToString(v.Bytes())), nil
	}
	if v.Kind() == reflect.Slice && v.IsNil() {
		return nil, nil
	}
	n := &yaml.Node{Kind: yaml.SequenceNode, Tag: yaml.NodeTagSeq}
	for i := range v.Len() {
		child, err := e.value(v.Index(i))
		if err != nil {
			return nil, fmt.Errorf("[%d]: %w", i, err)
		}
		if child == nil {
			return nil, fmt.Errorf("[%d]: null in a list", i)
		}
		n.Content = append(n.Content, child)
	}
	return n, nil
}

// utf8Text refuses bytes that are no text, which YAML can't hold as a string.
func utf8Text(s string) (*yaml.Node, error) {
	if !utf8.ValidString(s) {
		return nil, errors.New("a string is not UTF-8")
	}
	return text(s), nil
}

// marshaler returns the JSON form that quantities, times and IntOrStrings have.
func marshaler(v reflect.Value) (json.Marshaler, bool) {
	if v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		return nil, false
	}
	if v.CanAddr() {
		m, ok := v.Addr().Interface().(json.Marshaler)
		return m, ok
	}
	m, ok := v.Interface().(json.Marshaler)
	return m, ok
}

// marshaled reads the JSON of a scalar.
func marshaled(m json.Marshaler) (*yaml.Node, error) {
	data, err := m.MarshalJSON()
	if err != nil {
		return nil, err
	}
	var value any
	if err := json.Unmarshal(data, &value); err != nil {
		return nil, err
	}
	switch value := value.(type) {
	case nil:
		return nil, nil
	case string:
		return text(value), nil
	case float64:
		return scalar(yaml.NodeTagInt, string(data)), nil
	}
	return nil, fmt.Errorf("no YAML for the JSON of a %T", m)
}
