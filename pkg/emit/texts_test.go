package emit

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// Whatever holds a text is visited: a place that a visitor forgets could hold a
// secret unseen.
func TestTexts(t *testing.T) {
	o := &appsv1.Deployment{ObjectMeta: metav1.ObjectMeta{Name: "web", Labels: map[string]string{"b": "2", "a": "1"}}}
	o.Spec.Template.Spec.Containers = []corev1.Container{{
		Name: "main", Args: []string{"--token", "x"}, Env: []corev1.EnvVar{{Name: "A", Value: "b"}, {Name: "EMPTY"}},
		ReadinessProbe: &corev1.Probe{ProbeHandler: corev1.ProbeHandler{HTTPGet: &corev1.HTTPGetAction{Path: "/up", Port: intstr.FromString("http")}}},
	}}
	o.Spec.Template.Spec.HostAliases = []corev1.HostAlias{{IP: "192.0.2.1", Hostnames: []string{"db", "cache"}}}
	const pod = "spec.template.spec."
	want := []string{
		"metadata.name=web",
		"metadata.labels.a key", "metadata.labels.a=1", "metadata.labels.b key", "metadata.labels.b=2",
		pod + "containers.main.name=main",
		pod + "containers.main.args=--token x",
		pod + "containers.main.env.A.name=A", pod + "containers.main.env.A.value=b", pod + "containers.main.env.EMPTY.name=EMPTY",
		pod + "containers.main.readinessProbe.httpGet.path=/up", pod + "containers.main.readinessProbe.httpGet.port.StrVal=http",
		pod + "hostAliases.0.ip=192.0.2.1", pod + "hostAliases.0.hostnames=db cache",
	}
	var got []string
	texts := NewTexts()
	for range 2 { // what was learnt of types serves the next object
		got = nil
		texts.Of(o, func(text Text) {
			path := strings.Join(text.Path(), ".")
			if !strings.HasPrefix(path, text.Top()+".") {
				t.Errorf("%s is said to be in %s", path, text.Top())
			}
			if text.Key {
				got = append(got, path+" key")
				return
			}
			got = append(got, path+"="+text.Text)
		})
	}
	slices.Sort(got) // maps have no order
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// What is written was visited: every text that a Deployment can have.
func TestTextsAreAllThatIsWritten(t *testing.T) {
	o := &appsv1.Deployment{}
	number := 0
	fill(reflect.ValueOf(o).Elem(), &number)
	var written strings.Builder
	if err := Write(&written, []Object{o}); err != nil {
		t.Fatal(err)
	}
	visited := map[string]bool{}
	NewTexts().Of(o, func(text Text) {
		for _, word := range strings.Fields(text.Text) {
			visited[word] = true
		}
	})
	all := regexp.MustCompile(`text-[0-9]+`).FindAllString(written.String(), -1)
	if len(all) < 300 {
		t.Errorf("only %d texts were written", len(all))
	}
	for _, text := range all {
		if !visited[text] {
			t.Errorf("%s was written and not visited", text)
		}
	}
}

// fill writes a text of its own wherever there can be one, and one item into every list
// and map.
func fill(v reflect.Value, number *int) {
	*number++
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("text-%d", *number))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), number)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0), number)
	case reflect.Map:
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		fill(key, number)
		fill(value, number)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(key, value)
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Name != "ManagedFields" { // which are JSON
				fill(v.Field(i), number)
			}
		}
	}
}
