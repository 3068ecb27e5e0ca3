package emit

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"

	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// marshaler returns a pointer to a struct that is a scalar in JSON: a quantity, a
// time, an IntOrString.
func marshaler(v reflect.Value) (json.Marshaler, bool) {
	if !v.CanAddr() { // it stands in an interface
		p := reflect.New(v.Type()).Elem()
		p.Set(v)
		v = p
	}
	m, ok := v.Addr().Interface().(json.Marshaler)
	return m, ok
}

// marshaled prints a scalar that is a struct: those that every project has by their
// fields, others by their JSON.
func (e *encoder) marshaled(m json.Marshaler, at place) (bool, error) {
	switch m := m.(type) {
	case *resource.Quantity:
		e.text(m.String(), at)
		return true, nil
	case *intstr.IntOrString:
		if m.Type == intstr.String {
			return true, e.utf8(m.StrVal, at)
		}
		e.leaf(strconv.FormatInt(int64(m.IntVal), 10), at)
		return true, nil
	case *metav1.Time:
		if m.IsZero() {
			return false, nil
		}
	}
	data, err := m.MarshalJSON()
	if err != nil {
		return false, err
	}
	var value any
	if err := json.Unmarshal(data, &value); err != nil {
		return false, err
	}
	switch value := value.(type) {
	case nil:
		return false, nil
	case string:
		e.text(value, at)
	case float64:
		e.leaf(string(data), at)
	default:
		return false, fmt.Errorf("no YAML for the JSON of a %T", m)
	}
	return true, nil
}
