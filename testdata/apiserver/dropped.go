package main

import (
	"fmt"
	"maps"
	"reflect"
	"slices"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
)

// reportDropped reports the fields that the server takes out without a word,
// because the feature that reads them is off in this version of Kubernetes.
func reportDropped(p *problems, o *object, before, after runtime.Object) {
	b, err := versioned(o, before)
	if err != nil {
		p.addError(o.input, o.id, err)
		return
	}
	a, err := versioned(o, after)
	if err != nil {
		p.addError(o.input, o.id, err)
		return
	}
	delete(b, "status") // never the author's to write
	for _, path := range dropped("", b, a) {
		p.add(o.input, o.id, path+": dropped silently, its feature gate is off in this version")
	}
}

// versioned returns the object in the version it was written in, as plain maps.
func versioned(o *object, obj runtime.Object) (map[string]any, error) {
	if custom, ok := obj.(*unstructured.Unstructured); ok {
		return runtime.DeepCopyJSON(custom.Object), nil
	}
	v, err := legacyscheme.Scheme.ConvertToVersion(obj.DeepCopyObject(), o.kind.GroupVersion())
	if err != nil {
		return nil, err
	}
	return runtime.DefaultUnstructuredConverter.ToUnstructured(v)
}

// dropped lists the paths under which before has a value and after has none.
func dropped(path string, before, after any) []string {
	if after == nil && before != nil {
		return []string{path}
	}
	var paths []string
	switch b := before.(type) {
	case map[string]any:
		a, _ := after.(map[string]any)
		for _, key := range slices.Sorted(maps.Keys(b)) {
			below := key
			if path != "" {
				below = path + "." + key
			}
			paths = append(paths, dropped(below, b[key], a[key])...)
		}
	case []any:
		a, _ := after.([]any)
		for i := range b {
			below := fmt.Sprintf("%s[%d]", path, i)
			if i >= len(a) {
				paths = append(paths, below)
				continue
			}
			paths = append(paths, dropped(below, b[i], a[i])...)
		}
	default:
		if !reflect.DeepEqual(before, after) && reflect.ValueOf(after).IsZero() {
			paths = append(paths, path)
		}
	}
	return paths
}
