package decode

import (
	"math"
	"reflect"
	"strconv"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/compose/internal/schema"
	"github.com/composesource/composesource/pkg/compose/internal/tree"
)

// Decoder puts canonical nodes into compose-go's types. It converts what
// compose-go's own decoder (loader.Transform) converts, and knows where a value
// stands when it can't.
type Decoder struct {
	*schema.Sayer
	structs map[reflect.Type]*structFields
}

// New returns who says to s what can't be decoded.
func New(s *schema.Sayer) *Decoder {
	return &Decoder{s, map[reflect.Type]*structFields{}}
}

// structFields says where the keys of a mapping go in a struct.
type structFields struct {
	byName     map[string][]int
	extensions []int // the field for x-*; nil when there is none
}

// unmarshaler is implemented by the types of compose-go that read themselves.
type unmarshaler interface{ DecodeMapstructure(any) error }

func (d *Decoder) fields(t reflect.Type) *structFields {
	if s, ok := d.structs[t]; ok {
		return s
	}
	s := &structFields{byName: map[string][]int{}}
	for _, f := range reflect.VisibleFields(t) {
		name, options, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		switch {
		case name == "#extensions":
			if len(f.Index) == 1 || s.extensions == nil {
				s.extensions = f.Index
			}
		case name == "-" || strings.Contains(options, "inline"):
		case name != "":
			s.byName[name] = f.Index
		case f.IsExported():
			s.byName[strings.ToLower(f.Name)] = f.Index
		}
	}
	d.structs[t] = s
	return s
}

// Decode puts n into v. Null leaves v as it is.
func (d *Decoder) Decode(n *tree.Node, v reflect.Value, at *tree.Path) {
	if n.Kind == tree.Scalar && n.Value == nil {
		return
	}
	if v.Kind() == reflect.Pointer {
		v.Set(reflect.New(v.Type().Elem()))
		d.Decode(n, v.Elem(), at)
		return
	}
	if u, ok := v.Addr().Interface().(unmarshaler); ok {
		d.unmarshal(n, u, at)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		d.structure(n, v, at)
	case reflect.Map:
		d.mapping(n, v, at)
	case reflect.Slice:
		d.sequence(n, v, at)
	case reflect.Interface:
		v.Set(reflect.ValueOf(n.Plain()))
	default:
		if n.Kind != tree.Scalar || !setScalar(v, n.Value) {
			d.Invalid(n, at, wants(v.Type()))
		}
	}
}

// unmarshal lets a type read its value. When it can't, it tries the entries of a
// list one by one, to say which it is.
func (d *Decoder) unmarshal(n *tree.Node, u unmarshaler, at *tree.Path) {
	if reads(u, n.Plain()) {
		return
	}
	t := reflect.TypeOf(u).Elem()
	found := false
	for i, item := range n.Items {
		if fresh, _ := reflect.New(t).Interface().(unmarshaler); !reads(fresh, []any{item.Plain()}) {
			d.Invalid(item, at.Item(i), wants(t))
			found = true
		}
	}
	if !found {
		d.Invalid(n, at, wants(t))
	}
}

// reads reports whether a type can read a value. Its error may quote the value,
// and it may panic over a type that it does not expect: neither gets out.
func reads(u unmarshaler, value any) (ok bool) {
	defer func() { _ = recover() }()
	return u.DecodeMapstructure(value) == nil
}

func (d *Decoder) structure(n *tree.Node, v reflect.Value, at *tree.Path) {
	if n.Kind != tree.Mapping {
		d.Invalid(n, at, "a mapping")
		return
	}
	s := d.fields(v.Type())
	var extensions types.Extensions
	for _, f := range n.Fields {
		if index, ok := s.byName[f.Name]; ok {
			at.Enter(f.Name)
			d.Decode(f.Value, v.FieldByIndex(index), at)
			at.Leave()
			continue
		}
		if s.extensions != nil && strings.HasPrefix(f.Name, "x-") {
			if extensions == nil {
				extensions = types.Extensions{}
			}
			extensions[f.Name] = f.Value.Plain()
		}
	}
	if extensions != nil {
		v.FieldByIndex(s.extensions).Set(reflect.ValueOf(extensions))
	}
}

func (d *Decoder) mapping(n *tree.Node, v reflect.Value, at *tree.Path) {
	if n.Kind != tree.Mapping {
		d.Invalid(n, at, "a mapping")
		return
	}
	m := reflect.MakeMapWithSize(v.Type(), len(n.Fields))
	item := reflect.New(v.Type().Elem()).Elem()
	for _, f := range n.Fields {
		item.SetZero()
		at.Enter(f.Name)
		d.Decode(f.Value, item, at)
		at.Leave()
		m.SetMapIndex(reflect.ValueOf(f.Name), item)
	}
	v.Set(m)
}

func (d *Decoder) sequence(n *tree.Node, v reflect.Value, at *tree.Path) {
	if n.Kind != tree.Sequence {
		d.Invalid(n, at, "a list")
		return
	}
	s := reflect.MakeSlice(v.Type(), len(n.Items), len(n.Items))
	for i, item := range n.Items {
		at.EnterItem(i)
		d.Decode(item, s.Index(i), at)
		at.Leave()
	}
	v.Set(s)
}

// setScalar sets v as mapstructure would with compose-go's casts; false when
// the types don't fit.
func setScalar(v reflect.Value, value any) bool {
	switch v.Kind() {
	case reflect.String:
		return setString(v, value)
	case reflect.Bool:
		return setBool(v, value)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64,
		reflect.Float32, reflect.Float64:
		return setNumber(v, value)
	default:
		return false
	}
}

func setString(v reflect.Value, value any) bool {
	switch value := value.(type) {
	case string:
		v.SetString(value)
	case int:
		v.SetString(strconv.Itoa(value))
	default:
		return false
	}
	return true
}

func setBool(v reflect.Value, value any) bool {
	switch value := value.(type) {
	case bool:
		v.SetBool(value)
		return true
	case string:
		word := strings.ToLower(value)
		yes, ok := Booleans[word]
		if word == "true" || word == "false" {
			yes, ok = word == "true", true
		}
		v.SetBool(yes)
		return ok
	default:
		return false
	}
}

func setNumber(v reflect.Value, value any) bool {
	var f float64
	switch value := value.(type) {
	case int:
		f = float64(value)
		if v.CanInt() && !v.OverflowInt(int64(value)) {
			v.SetInt(int64(value))
			return true
		}
	case int64:
		f = float64(value)
	case uint64:
		f = float64(value)
	case float32:
		f = float64(value)
	case float64:
		f = value
	case string:
		parsed, err := strconv.ParseFloat(value, 64)
		if err != nil || !v.CanFloat() && parsed != math.Trunc(parsed) {
			return false
		}
		f = parsed
	default:
		return false
	}
	switch {
	case v.CanFloat():
		v.SetFloat(f)
	case v.CanInt() && !v.OverflowInt(int64(f)):
		v.SetInt(int64(f))
	case v.CanUint() && f >= 0 && !v.OverflowUint(uint64(f)):
		v.SetUint(uint64(f))
	default:
		return false
	}
	return true
}

// wants says what a value of a type looks like.
func wants(t reflect.Type) string {
	switch t {
	case reflect.TypeFor[types.Duration]():
		return "a duration such as 1m30s"
	case reflect.TypeFor[types.UnitBytes]():
		return "a size such as 512m"
	case reflect.TypeFor[types.NanoCPUs]():
		return "a number of CPUs such as 0.5"
	case reflect.TypeFor[types.FileMode]():
		return `a file mode such as "0440"`
	case reflect.TypeFor[types.DeviceCount]():
		return "a number or all"
	case reflect.TypeFor[types.HostsList]():
		return "a host name with an IP address, such as db=10.0.0.5"
	case reflect.TypeFor[types.ShellCommand]():
		return "a command whose quotes are closed"
	case reflect.TypeFor[types.MappingWithEquals]():
		return "NAME=VALUE without a space before the ="
	}
	switch t.Kind() {
	case reflect.String:
		return "text (put it in quotes)"
	case reflect.Bool:
		return "true or false"
	default:
		return "a whole number in range"
	}
}

// Booleans are the words of YAML 1.1 that Compose still takes. They are
// handled here because compose-go says so to the process's log.
var Booleans = map[string]bool{"y": true, "yes": true, "on": true, "n": false, "no": false, "off": false}
