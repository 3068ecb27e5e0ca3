package main

import (
	"fmt"

	"golang.org/x/tools/txtar"
	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/managedfields"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/kubernetes/pkg/apis/core"
)

// created creates the objects of an input. What a plain create accepts must also
// pass a first server-side apply, which wants the items of a list told apart.
func created(p *problems, in txtar.File, types managedfields.TypeConverter, known definitions) {
	for _, o := range readObjects(p, in, known) {
		if create(p, o) == nil || o.faulty || o.custom() {
			continue
		}
		if _, err := merge(types, o, nil); err != nil {
			p.addError(o.input, o.id, fmt.Errorf("server-side apply: %w", err))
		}
	}
}

// create does what a create request does up to storing; nil when it is refused.
func create(p *problems, o *object) runtime.Object {
	obj := o.decoded.DeepCopyObject()
	accessor, err := meta.Accessor(obj)
	if err != nil {
		p.addError(o.input, o.id, err)
		return nil
	}
	rest.FillObjectMetaSystemFields(accessor)
	accessor.SetUID("00000000-0000-0000-0000-000000000000") // some messages show it
	if svc, ok := obj.(*core.Service); ok {
		allocate(svc)
	}
	ctx := requestContext(p, o, "create")
	prepared := obj.DeepCopyObject()
	o.strategy.PrepareForCreate(ctx, prepared)
	reportDropped(p, o, obj, prepared)
	if err := rest.BeforeCreate(o.strategy, ctx, obj); err != nil {
		p.addError(o.input, o.id, err)
		return nil
	}
	accessor.SetResourceVersion("1")
	return obj
}
