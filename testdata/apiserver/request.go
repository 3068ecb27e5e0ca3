package main

import (
	"context"
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/warning"
)

// requestContext is the context that the API server's handlers give a strategy:
// the namespace, the version that was asked for (declarative validation reads
// it), and someone who listens to warnings.
func requestContext(p *problems, o *object, verb string) context.Context {
	namespace := o.written.GetNamespace()
	switch {
	case !o.strategy.NamespaceScoped():
		namespace = metav1.NamespaceNone
	case namespace == "":
		namespace = metav1.NamespaceDefault
	}
	ctx := request.WithNamespace(context.Background(), namespace)
	ctx = request.WithRequestInfo(ctx, &request.RequestInfo{
		IsResourceRequest: true,
		Verb:              verb,
		APIGroup:          o.kind.Group,
		APIVersion:        o.kind.Version,
		Resource:          strings.ToLower(o.kind.Kind) + "s",
		Namespace:         namespace,
		Name:              o.written.GetName(),
	})
	return warning.WithWarningRecorder(ctx, recorder{p, o})
}

// recorder makes a problem of every warning: kubectl prints them, few read them,
// and each is a defect of the manifest.
type recorder struct {
	*problems
	o *object
}

func (r recorder) AddWarning(_, text string) { r.add(r.o.input, r.o.id, "warning: "+text) }
