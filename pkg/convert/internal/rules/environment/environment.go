package environment

import (
	"io/fs"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/util/validation"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/content"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/convert/internal/words"
	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/report"
)

// Environment puts every variable into the ConfigMap or the Secret of the
// service, which the container takes as they are. envFrom expands nothing, so
// values arrive byte by byte.
func Environment(u *drafts.Draft) {
	sayOptionalFiles(u)
	becameFiles(u)
	if u.Service != nil && len(u.Variables.Added) == 0 && sameEnvironment(u.Env, u.Service.Env) {
		u.Container.EnvFrom, u.Container.Env = u.Service.Container.EnvFrom, u.Service.Container.Env
		return
	}
	plain, secret := map[string]string{}, map[string]string{}
	inline, taken := map[string]string{}, naming.Keys{} // secrets whose names no envFrom can carry
	configMap, secretName := u.ID+"-env", u.ID+"-secret"
	for _, v := range u.Env {
		if !possible(u, v) {
			continue
		}
		legal, hidden := len(validation.IsConfigMapKey(v.Name)) == 0, u.IsSecretVariable(v)
		switch {
		case legal && hidden:
			secret[v.Name] = v.Value
			becameVariable(u, v, objects.KindSecret, secretName)
		case legal:
			plain[v.Name] = v.Value
			becameVariable(u, v, objects.KindConfigMap, configMap)
		default:
			sayVariable(u, v, report.EnvironmentInline)
			if hidden {
				key := taken.Add(v.Name)
				inline[key] = v.Value
				inlineSecret(u, v.Name, key)
			} else {
				inlineVariable(u, v)
			}
			u.Plans.Became(u.VariableField(v), account.Container("env["+v.Name+"]").Of(u.Path))
		}
	}
	maps.Copy(secret, u.Variables.Added) // what command and args name as $(NAME); no variable has such a name
	if len(u.Env) > 0 {
		envFrom(u, content.Object{Kind: objects.KindConfigMap, Data: plain}, configMap)
	}
	if len(secret) > 0 {
		envFrom(u, content.Object{Kind: objects.KindSecret, Data: secret}, secretName)
	}
	if len(inline) > 0 {
		unitContent(u, content.Object{Kind: objects.KindSecret, Data: inline}, u.ID+"-secret-env")
	}
}

// sayOptionalFiles says of each env file that need not exist whether it was read.
func sayOptionalFiles(u *drafts.Draft) {
	for i, file := range u.EnvFiles {
		if bool(file.Required) {
			continue
		}
		state := "was read"
		if _, err := fs.Stat(u.Plans.Project.Root, file.Path); err != nil {
			state = "is not in the project"
		}
		units.Place{Unit: u.Unit, Attribute: "env_file", Index: i}.SayKey("required", report.EnvFileOptional, file.Path, state)
	}
}

// possible reports whether a container in Kubernetes can have the variable, and
// says so when it can't.
func possible(u *drafts.Draft, v compose.Variable) bool {
	switch {
	case v.Unset: // the loader said so
		return false
	case len(validation.IsRelaxedEnvVarName(v.Name)) > 0:
		sayVariable(u, v, report.EnvironmentName)
		return false
	case !utf8.ValidString(v.Value):
		sayVariable(u, v, report.EnvironmentNotText, "it is not UTF-8")
		return false
	case strings.ContainsRune(v.Value, 0):
		sayVariable(u, v, report.EnvironmentNotText, "it holds a NUL byte")
		return false
	}
	return true
}

// inlineVariable writes a variable into the container. There Kubernetes expands
// $(NAME), so dollars are doubled.
func inlineVariable(u *drafts.Draft, v compose.Variable) {
	u.Container.Env = append(u.Container.Env, corev1.EnvVar{Name: v.Name, Value: words.Literal(v.Value)})
}

// inlineSecret lets the container take a variable from a key of a Secret.
func inlineSecret(u *drafts.Draft, name, key string) {
	u.Container.Env = append(u.Container.Env, corev1.EnvVar{Name: name, ValueFrom: &corev1.EnvVarSource{
		SecretKeyRef: &corev1.SecretKeySelector{
			LocalObjectReference: corev1.LocalObjectReference{Name: u.ID + "-secret-env"}, Key: key,
		},
	}})
}

// envFrom asks for a content object of the unit and lets the container take all of
// it as its environment.
func envFrom(u *drafts.Draft, o content.Object, name string) {
	ref := corev1.LocalObjectReference{Name: name}
	from := corev1.EnvFromSource{ConfigMapRef: &corev1.ConfigMapEnvSource{LocalObjectReference: ref}}
	if o.Kind == objects.KindSecret {
		from = corev1.EnvFromSource{SecretRef: &corev1.SecretEnvSource{LocalObjectReference: ref}}
	}
	u.Container.EnvFrom = append(u.Container.EnvFrom, from)
	o.Lines = true
	unitContent(u, o, name)
}

// unitContent asks for a content object that belongs to the unit alone.
func unitContent(u *drafts.Draft, o content.Object, name string) {
	o.Name, o.Labels, o.Holder = name, u.Metadata(name).Labels, objects.Holder{Who: u.Path + "'s environment", At: u.At, Field: u.Path + ".environment"}
	if f := u.Node.Field("environment"); f != nil {
		o.At = f.At
	}
	u.Contents = append(u.Contents, o)
}

// becameVariable notes what holds a variable where its value was written: the key of
// one that stands there alone, and of a file only the objects.
func becameVariable(u *drafts.Draft, v compose.Variable, kind, name string) {
	key := v.Name
	if v.File != "" {
		key = ""
	}
	u.Plans.Became(u.VariableField(v), u.Plans.Held(kind, name, key))
}

// becameFiles notes of the env files of which nothing is left that others say it all.
func becameFiles(u *drafts.Draft) {
	left := map[string]bool{}
	for _, v := range u.Env {
		left[v.File] = true
	}
	for i, file := range u.EnvFiles {
		if !left[file.Path] {
			u.BecameItem("env_file", i, account.Words("nothing: none of its variables counts"))
		}
	}
}

// sayVariable raises a finding about a variable where its value was written.
func sayVariable(u *drafts.Draft, v compose.Variable, code report.Code, args ...any) {
	u.Plans.Report.Add(code, v.At, u.VariableField(v), append([]any{v.Name}, args...)...)
}

func sameEnvironment(a, b []compose.Variable) bool {
	return slices.EqualFunc(a, b, func(a, b compose.Variable) bool {
		return a.Name == b.Name && a.Value == b.Value && a.Unset == b.Unset
	})
}
