package main

import (
	"golang.org/x/tools/txtar"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/managedfields"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/kubernetes/pkg/apis/core"
	"sigs.k8s.io/structured-merge-diff/v6/fieldpath"
)

// updated applies both inputs, one after the other, as "kubectl apply
// --server-side" does: a field that the second one no longer has goes away, a
// field that the server once defaulted stays. Objects that only the first input
// has are left alone; those that only the second has are created.
func updated(p *problems, before, after txtar.File, types managedfields.TypeConverter, known definitions) {
	stored := map[string]runtime.Object{}
	for _, o := range readObjects(p, before, known) {
		if obj := apply(p, types, o, nil); obj != nil {
			stored[o.key()] = obj
		}
	}
	for _, o := range readObjects(p, after, known) {
		apply(p, types, o, stored[o.key()])
	}
}

// apply applies an object over the stored one (nil when there is none) and
// returns what is stored then; nil when it is refused.
func apply(p *problems, types managedfields.TypeConverter, o *object, old runtime.Object) runtime.Object {
	if o.custom() {
		return create(p, o)
	}
	merged, err := merge(types, o, old)
	if err != nil {
		p.addError(o.input, o.id, err)
		return nil
	}
	o.decoded = merged
	if old == nil {
		return create(p, o)
	}
	if svc, ok := merged.(*core.Service); ok {
		if kept := keepAllocated(svc, old.(*core.Service)); kept != "" {
			p.add(o.input, o.id, kept)
		}
	}
	if err := rest.BeforeUpdate(o.strategy, requestContext(p, o, "update"), merged, old); err != nil {
		p.addError(o.input, o.id, err)
		return nil
	}
	return merged
}

// merge is the server-side apply of an object over the stored one.
func merge(types managedfields.TypeConverter, o *object, old runtime.Object) (runtime.Object, error) {
	scheme := legacyscheme.Scheme
	hub := schema.GroupVersion{Group: o.kind.Group, Version: runtime.APIVersionInternal}
	var reset map[fieldpath.APIVersion]fieldpath.Filter
	if s, ok := o.strategy.(rest.ResetFieldsStrategy); ok {
		reset = fieldpath.NewExcludeFilterSetMap(s.GetResetFields())
	}
	manager, err := managedfields.NewDefaultFieldManager(types, runtime.UnsafeObjectConvertor(scheme),
		scheme, scheme, o.kind, hub, "", reset)
	if err != nil {
		return nil, err
	}
	if old == nil {
		if old, err = scheme.New(o.kind); err != nil {
			return nil, err
		}
	}
	return manager.Apply(old.DeepCopyObject(), o.written.DeepCopy(), "composesource", false)
}
