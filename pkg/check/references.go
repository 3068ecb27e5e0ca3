package check

import (
	"path"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/report"
)

// Elsewhere is the annotation that says what a build refers to and doesn't hold,
// because it is in the cluster already or somebody else makes it: KIND/NAME, KIND/*,
// separated by commas, on any object of the build.
const Elsewhere = "composesource.dev/elsewhere"

// note takes up what an object is, and what others make of it.
func (c *checker) note(o *Object) {
	add := func(kind, name string) { c.there[key{kind, o.namespace, name}] = true }
	add(o.Kind, o.Name)
	switch o.Kind {
	case "Service":
		c.services[key{"Service", o.namespace, o.Name}] = o
	case "SealedSecret": // bitnami.com
		add("Secret", o.Name)
	case "ExternalSecret": // external-secrets.io
		if target := field[string](o, "spec", "target", "name"); target != "" {
			add("Secret", target)
		} else {
			add("Secret", o.Name)
		}
	case "Certificate": // cert-manager.io
		add("Secret", field[string](o, "spec", "secretName"))
	case "StatefulSet":
		for _, claim := range field[[]corev1.PersistentVolumeClaim](o, "spec", "volumeClaimTemplates") {
			add("PersistentVolumeClaim", claim.Name)
		}
	}
	for said := range strings.SplitSeq(o.Node.GetAnnotations()[Elsewhere], ",") {
		if said = strings.TrimSpace(said); said != "" {
			c.elsewhere = append(c.elsewhere, said)
		}
	}
}

// refer says that an object refers to another one that isn't there.
func (c *checker) refer(o *Object, kind, name string) {
	if name == "" || c.there[key{kind, o.namespace, name}] || slices.ContainsFunc(c.elsewhere, func(said string) bool {
		ok, err := path.Match(said, kind+"/"+name)
		return ok && err == nil
	}) {
		return
	}
	c.there[key{kind, o.namespace, name}] = true // said once
	c.say(report.ObjectMissing, o, name, kind, name)
}

// references looks at what an object names.
func (c *checker) references(o *Object) {
	switch {
	case o.pod != nil:
		c.podReferences(o, &o.pod.Spec)
	case o.Kind == "Ingress":
		c.ingress(o)
	case strings.HasSuffix(o.Kind, "Route"):
		c.route(o)
	case o.Kind == "HorizontalPodAutoscaler":
		target := field[struct{ Kind, Name string }](o, "spec", "scaleTargetRef")
		c.refer(o, target.Kind, target.Name)
	}
	if o.Kind == "StatefulSet" {
		c.refer(o, "Service", field[string](o, "spec", "serviceName"))
	}
}

func (c *checker) podReferences(o *Object, spec *corev1.PodSpec) {
	for _, container := range containers(spec) {
		for _, from := range container.EnvFrom {
			if m := from.ConfigMapRef; m != nil && !is(m.Optional) {
				c.refer(o, "ConfigMap", m.Name)
			}
			if s := from.SecretRef; s != nil && !is(s.Optional) {
				c.refer(o, "Secret", s.Name)
			}
		}
		for _, env := range container.Env {
			if env.ValueFrom == nil {
				continue
			}
			if m := env.ValueFrom.ConfigMapKeyRef; m != nil && !is(m.Optional) {
				c.refer(o, "ConfigMap", m.Name)
			}
			if s := env.ValueFrom.SecretKeyRef; s != nil && !is(s.Optional) {
				c.refer(o, "Secret", s.Name)
			}
		}
	}
	for _, v := range spec.Volumes {
		c.volume(o, v)
	}
	for _, s := range spec.ImagePullSecrets {
		c.refer(o, "Secret", s.Name)
	}
	if spec.ServiceAccountName != "default" { // every namespace has one
		c.refer(o, "ServiceAccount", spec.ServiceAccountName)
	}
}

func (c *checker) volume(o *Object, v corev1.Volume) {
	if v.ConfigMap != nil && !is(v.ConfigMap.Optional) {
		c.refer(o, "ConfigMap", v.ConfigMap.Name)
	}
	if v.Secret != nil && !is(v.Secret.Optional) {
		c.refer(o, "Secret", v.Secret.SecretName)
	}
	if v.PersistentVolumeClaim != nil {
		c.refer(o, "PersistentVolumeClaim", v.PersistentVolumeClaim.ClaimName)
	}
	if v.Projected == nil {
		return
	}
	for _, source := range v.Projected.Sources {
		if m := source.ConfigMap; m != nil && !is(m.Optional) && m.Name != "kube-root-ca.crt" { // every namespace has it
			c.refer(o, "ConfigMap", m.Name)
		}
		if s := source.Secret; s != nil && !is(s.Optional) {
			c.refer(o, "Secret", s.Name)
		}
	}
}

// containers returns all containers of a pod.
func containers(spec *corev1.PodSpec) []corev1.Container {
	return slices.Concat(spec.InitContainers, spec.Containers)
}

func is(optional *bool) bool { return optional != nil && *optional }
