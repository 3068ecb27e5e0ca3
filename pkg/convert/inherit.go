package convert

import (
	"reflect"
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/compose"
)

// inherit completes a pre_start hook with the settings of its service: what the
// hook says wins, mappings and lists are joined. Volumes are left out; a hook
// sees those of the running service (compose-spec#656).
func (u *unit) inherit(from *unit) {
	volumes := u.Volumes
	own, service := reflect.ValueOf(&u.ContainerSpec).Elem(), reflect.ValueOf(from.ContainerSpec)
	for i := range own.NumField() {
		inheritValue(own.Field(i), service.Field(i))
	}
	u.Volumes = volumes
	u.env = inheritEnvironment(u.env, from.env)
}

func inheritValue(own, from reflect.Value) {
	_, isCommand := own.Interface().(types.ShellCommand)
	switch {
	case own.IsZero():
		own.Set(from)
	case own.Kind() == reflect.Map:
		joined := reflect.MakeMap(own.Type())
		for _, m := range []reflect.Value{from, own} {
			for _, key := range m.MapKeys() {
				joined.SetMapIndex(key, m.MapIndex(key))
			}
		}
		own.Set(joined)
	case own.Kind() == reflect.Slice && !isCommand:
		joined := reflect.AppendSlice(reflect.MakeSlice(own.Type(), 0, from.Len()), from)
		for i := range own.Len() {
			if !holds(from, own.Index(i)) {
				joined = reflect.Append(joined, own.Index(i))
			}
		}
		own.Set(joined)
	}
}

func holds(list, value reflect.Value) bool {
	for i := range list.Len() {
		if reflect.DeepEqual(list.Index(i).Interface(), value.Interface()) {
			return true
		}
	}
	return false
}

func inheritEnvironment(own, from []compose.Variable) []compose.Variable {
	all := slices.Clone(own)
	for _, v := range from {
		if !slices.ContainsFunc(own, func(o compose.Variable) bool { return o.Name == v.Name }) {
			all = append(all, v)
		}
	}
	slices.SortFunc(all, func(a, b compose.Variable) int { return strings.Compare(a.Name, b.Name) })
	return all
}
