package check

import (
	"cmp"
	"slices"

	"sigs.k8s.io/kustomize/kyaml/yaml"

	"github.com/composesource/composesource/pkg/report"
)

// Where says where a name of an object stands: in the file that a person would
// change. It is asked only for what there is to say.
type Where func(o *Object, name string) report.Position

// Objects looks at all objects of a build and adds what it finds to the report.
// Cost grows with the objects and their references.
func Objects(nodes []*yaml.RNode, where Where, r *report.Report) error {
	c := &checker{where: where, report: r, there: map[key]bool{}, services: map[key]*Object{}}
	for i, n := range nodes {
		o, err := newObject(n, i)
		if err != nil {
			return err
		}
		c.objects = append(c.objects, o)
		c.note(o)
	}
	c.index()
	for _, o := range c.objects {
		c.references(o)
		c.selectors(o)
		c.images(o)
	}
	c.claims()
	c.development()
	return nil
}

// key names an object within a build.
type key struct{ kind, namespace, name string }

type checker struct {
	where  Where
	report *report.Report

	objects   []*Object
	there     map[key]bool // what is built, or is made of what is built
	elsewhere []string     // patterns of KIND/NAME
	services  map[key]*Object
	labelled  map[label][]*Object // workloads, by the labels of their pods
}

// label is one label of the pods of a namespace.
type label struct{ namespace, key, value string }

// index finds workloads by the labels of their pods.
func (c *checker) index() {
	c.labelled = map[label][]*Object{}
	for _, o := range c.objects {
		for k, v := range o.labels() {
			l := label{o.namespace, k, v}
			c.labelled[l] = append(c.labelled[l], o)
		}
	}
}

// selected returns the workloads whose pods have all of some labels, at least one
// of them.
func (c *checker) selected(namespace string, want map[string]string) []*Object {
	var found []*Object
	first := true
	for k, v := range want {
		with := c.labelled[label{namespace, k, v}]
		if first || len(with) < len(found) {
			found = with
		}
		first = false
	}
	return slices.DeleteFunc(slices.Clone(found), func(o *Object) bool {
		labels := o.labels()
		for k, v := range want {
			if labels[k] != v {
				return true
			}
		}
		return false
	})
}

// say raises a finding about an object, where the name stands.
func (c *checker) say(code report.Code, o *Object, name string, args ...any) {
	c.report.Add(code, c.where(o, cmp.Or(name, o.Name)), "", append([]any{o.String()}, args...)...)
}
