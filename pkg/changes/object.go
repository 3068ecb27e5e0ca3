package changes

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// object says what is different about one object.
func (d *differ) object(k key, from, to map[string]any) {
	if reflect.DeepEqual(from, to) {
		return
	}
	if k.kind == "ConfigMap" || k.kind == "Secret" {
		return // who reads it says so
	}
	if fields := immutable(k.kind, from, to); len(fields) > 0 {
		d.add(Careful, "%s: %s can't change in place, and the API server refuses it: delete the object first", k, strings.Join(fields, ", "))
	}
	switch k.kind {
	case "PersistentVolumeClaim":
		d.claim(k, from, to)
	case "Service":
		d.service(k, from, to)
	case "Deployment", "StatefulSet", "DaemonSet":
		d.workload(k, from, to)
	default:
		d.add(Other, "%s: %s", k, strings.Join(paths(from, to), ", "))
	}
}

// immutable returns the fields that differ and that Kubernetes lets nobody change.
func immutable(kind string, from, to map[string]any) []string {
	fixed := map[string][]string{
		"Deployment": {"spec.selector"}, "DaemonSet": {"spec.selector"},
		"StatefulSet":           {"spec.selector", "spec.serviceName", "spec.volumeClaimTemplates", "spec.podManagementPolicy"},
		"Job":                   {"spec.template", "spec.selector", "spec.completionMode"},
		"PersistentVolumeClaim": {"spec.storageClassName", "spec.accessModes", "spec.volumeName", "spec.volumeMode"},
	}[kind]
	var found []string
	for _, field := range fixed {
		path := strings.Split(field, ".")
		if !reflect.DeepEqual(at(from, path...), at(to, path...)) {
			found = append(found, field)
		}
	}
	if kind == "Service" && (text(from, "spec", "clusterIP") == "None") != (text(to, "spec", "clusterIP") == "None") {
		found = append(found, "spec.clusterIP")
	}
	return found
}

func (d *differ) claim(k key, from, to map[string]any) {
	size := []string{"spec", "resources", "requests", "storage"}
	if a, b := at(from, size...), at(to, size...); !reflect.DeepEqual(a, b) {
		d.add(Careful, "%s: size %v -> %v; a claim grows where its class allows it, and never shrinks", k, a, b)
	}
}

func (d *differ) service(k key, from, to map[string]any) {
	before, after := ports(from), ports(to)
	for _, p := range before {
		if !slices.Contains(after, p) {
			d.add(Careful, "%s no longer has port %s: what dials it there is refused", k, p)
		}
	}
	for _, p := range after {
		if !slices.Contains(before, p) {
			d.add(Other, "%s: port %s is new", k, p)
		}
	}
	if a, b := text(from, "spec", "type"), text(to, "spec", "type"); a != b {
		d.add(Other, "%s: type %s -> %s", k, orNone(a), orNone(b))
	}
}

// ports returns the ports of a Service: 80, 53/UDP.
func ports(o map[string]any) []string {
	list, _ := at(o, "spec", "ports").([]any)
	var all []string
	for _, p := range list {
		port := fmt.Sprint(at(p, "port"))
		if protocol := text(p, "protocol"); protocol != "" && protocol != "TCP" {
			port += "/" + protocol
		}
		all = append(all, port)
	}
	return all
}

func orNone(s string) string {
	if s == "" {
		return "ClusterIP"
	}
	return s
}
