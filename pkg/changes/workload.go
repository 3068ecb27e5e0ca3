package changes

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// workload says why pods are replaced, and what else is different.
func (d *differ) workload(k key, from, to map[string]any) {
	template := []string{"spec", "template"}
	if a, b := at(from, "spec", "replicas"), at(to, "spec", "replicas"); !reflect.DeepEqual(a, b) {
		d.add(Other, "%s: replicas %v -> %v", k, one(a), one(b))
	}
	why := paths(at(from, template...), at(to, template...))
	for i, p := range why {
		why[i] = strings.TrimPrefix(p, "spec.")
	}
	if len(why) > 0 {
		d.add(Rolls, "%s: %s", k, strings.Join(why, ", "))
	}
	rest := paths(without(from), without(to))
	if len(rest) > 0 {
		d.add(Other, "%s: %s", k, strings.Join(rest, ", "))
	}
}

// one is a number that is 1 when nobody says it.
func one(v any) any {
	if v == nil {
		return 1
	}
	return v
}

// without returns an object without what is spoken about elsewhere.
func without(o map[string]any) map[string]any {
	o = maps.Clone(o)
	spec, _ := o["spec"].(map[string]any)
	spec = maps.Clone(spec)
	for _, name := range []string{"template", "replicas", "selector", "serviceName", "volumeClaimTemplates", "podManagementPolicy"} {
		delete(spec, name)
	}
	o["spec"] = spec
	return o
}

// contents says which settings of ConfigMaps and Secrets changed, and whose pods
// read them: those are replaced, because the names of the objects change with them.
func (d *differ) contents() {
	read := d.to.readers()
	for _, k := range d.to.keys {
		from, ok := d.from.objects[k]
		if !ok || k.kind != "ConfigMap" && k.kind != "Secret" {
			continue
		}
		var keys []string
		for _, field := range []string{"data", "binaryData", "stringData"} {
			keys = append(keys, differentKeys(at(from, field), at(d.to.objects[k], field))...)
		}
		if len(keys) == 0 {
			continue
		}
		if readers := read[k]; len(readers) > 0 {
			d.add(Rolls, "%s: %s changed in %s", strings.Join(readers, ", "), strings.Join(keys, ", "), k)
		} else {
			d.add(Other, "%s: %s changed, and no pod reads it", k, strings.Join(keys, ", "))
		}
	}
}

// readers returns the workloads that refer to each ConfigMap and Secret.
func (b *build) readers() map[key][]string {
	all := map[key][]string{}
	for _, k := range b.keys {
		template := at(b.objects[k], "spec", "template")
		if k.kind == "CronJob" {
			template = at(b.objects[k], "spec", "jobTemplate", "spec", "template")
		}
		seen := map[key]bool{}
		references(template, func(kind, name string) {
			if of := (key{kind, k.namespace, name}); !seen[of] {
				seen[of] = true
				all[of] = append(all[of], k.String())
			}
		})
	}
	return all
}

// references visits the ConfigMaps and Secrets that a pod template names, in fields
// such as configMapRef, configMapKeyRef, configMap, secretRef and secret.
func references(v any, visit func(kind, name string)) {
	switch v := v.(type) {
	case map[string]any:
		for field, below := range v {
			switch {
			case strings.HasPrefix(field, "configMap"):
				visit("ConfigMap", text(below, "name"))
			case strings.HasPrefix(field, "secret"):
				visit("Secret", text(below, "name")+text(below, "secretName"))
			}
			references(below, visit)
		}
	case []any:
		for _, below := range v {
			references(below, visit)
		}
	}
}

func differentKeys(from, to any) []string {
	a, _ := from.(map[string]any)
	b, _ := to.(map[string]any)
	all := maps.Clone(a)
	if all == nil {
		all = map[string]any{}
	}
	maps.Copy(all, b)
	var found []string
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if !reflect.DeepEqual(a[name], b[name]) {
			found = append(found, name)
		}
	}
	return found
}

// paths returns where two trees differ: images with their values, which are what
// people look for, all else without, since values may be secret.
func paths(from, to any) []string {
	var found []string
	var visit func(path string, a, b any)
	visit = func(path string, a, b any) {
		switch {
		case reflect.DeepEqual(a, b):
		case strings.HasSuffix(path, ".image"):
			found = append(found, fmt.Sprintf("%s %v -> %v", path, a, b))
		default:
			fieldsA, isA := a.(map[string]any)
			fieldsB, isB := b.(map[string]any)
			if listA, ok := a.([]any); ok && named(listA) && !isA {
				if listB, ok := b.([]any); ok && named(listB) {
					fieldsA, fieldsB, isA, isB = byName(listA), byName(listB), true, true
				}
			}
			if !isA || !isB {
				found = append(found, path)
				return
			}
			for _, name := range differentKeys(fieldsA, fieldsB) {
				visit(strings.TrimPrefix(path+"."+name, "."), fieldsA[name], fieldsB[name])
			}
		}
	}
	visit("", from, to)
	return found
}

// named reports whether all items of a list have names.
func named(list []any) bool {
	return len(list) > 0 && !slices.ContainsFunc(list, func(item any) bool { return text(item, "name") == "" })
}

func byName(list []any) map[string]any {
	all := map[string]any{}
	for _, item := range list {
		all[text(item, "name")] = item
	}
	return all
}
