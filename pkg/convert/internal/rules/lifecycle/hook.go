package lifecycle

import (
	"strings"

	"github.com/compose-spec/compose-go/v2/types"
	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/secrets"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/convert/internal/words"
	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/report"
)

// lifecycleHooks returns the hooks of an attribute, with hosts resolved.
func lifecycleHooks(u *drafts.Draft, attribute string, list []types.ServiceHook) []drafts.Hook {
	hooks := make([]drafts.Hook, len(list))
	for i, hook := range list {
		hooks[i] = drafts.Hook{ServiceHook: hook, Attribute: attribute, Index: i}
		hooks[i].Command = u.Line(hooks[i].Path(), hook.Command).Words()
	}
	return hooks
}

// PostStart runs hooks of the container once it has started.
func PostStart(u *drafts.Draft) {
	if handler := lifecycleHandler(u, "post_start", ownHooks(u)); handler != nil {
		lifecycle(u).PostStart = handler
		u.Became("post_start", account.Container("lifecycle.postStart"))
		u.Say("post_start", report.PostStart)
	}
}

// PreStop runs hooks before the container is stopped.
func PreStop(u *drafts.Draft) {
	hooks := lifecycleHooks(u, "pre_stop", u.PreStop)
	for i, hook := range hooks {
		if at := (units.Place{Unit: u.Unit, Attribute: "pre_stop", Index: i}); !u.IsInit && !runsAs(u, hook) {
			at.SayKey("user", report.HookUser)
			at.SayKey("privileged", report.HookPrivileged)
		}
	}
	if handler := lifecycleHandler(u, "pre_stop", hooks); handler != nil {
		lifecycle(u).PreStop = handler
		u.Became("pre_stop", account.Container("lifecycle.preStop"))
		u.Say("pre_stop", report.PreStop)
	}
}

func lifecycle(u *drafts.Draft) *corev1.Lifecycle {
	if u.Container.Lifecycle == nil {
		u.Container.Lifecycle = &corev1.Lifecycle{}
	}
	return u.Container.Lifecycle
}

// lifecycleHandler makes one handler of all hooks of a kind, which run one after
// the other until one fails. A single plain command needs no shell. Kubernetes
// doesn't expand anything in the command of a handler.
func lifecycleHandler(u *drafts.Draft, attribute string, hooks []drafts.Hook) *corev1.LifecycleHandler {
	if len(hooks) == 0 {
		return nil
	}
	if u.IsInit {
		u.Say(attribute, report.HookOfOneShot, attribute)
		return nil
	}
	if len(hooks) == 1 && hooks[0].WorkingDir == "" && len(hooks[0].Environment) == 0 {
		return &corev1.LifecycleHandler{Exec: &corev1.ExecAction{Command: u.ExecArgv(hooks[0].Path(), u.Words(hooks[0].Path(), hooks[0].Command))}}
	}
	steps := make([]string, len(hooks))
	for i, hook := range hooks {
		steps[i] = hookStep(u, hook)
	}
	argv := []string{"/bin/sh", "-c", strings.Join(steps, " && ")}
	return &corev1.LifecycleHandler{Exec: &corev1.ExecAction{Command: argv}}
}

// hookStep writes a hook as a command of a shell, in a subshell of its own. The
// shell itself can't set every variable: not FOO-BAR, and not UID in bash. One
// without a value is taken away.
func hookStep(u *drafts.Draft, hook drafts.Hook) string {
	var step strings.Builder
	step.WriteString("(")
	if hook.WorkingDir != "" {
		step.WriteString("cd " + words.ShellQuote(hook.WorkingDir) + " && ")
	}
	step.WriteString("exec")
	if len(hook.Environment) > 0 {
		step.WriteString(" env")
	}
	var values strings.Builder
	for _, name := range sorted.Keys(hook.Environment) {
		if value := hook.Environment[name]; value != nil {
			values.WriteString(" " + words.ShellQuote(name) + "=" + shellValue(u, hookVariable(u, hook.Attribute, hook.Index, name), name, *value))
		} else {
			step.WriteString(" -u " + words.ShellQuote(name))
		}
	}
	step.WriteString(values.String())
	for _, word := range u.Words(hook.Path(), hook.Command) {
		step.WriteString(" " + words.ShellWord(word, &u.Variables))
	}
	return step.String() + ")"
}

// hookVariable returns what the user wrote as a variable of a hook.
func hookVariable(u *drafts.Draft, attribute string, i int, name string) *compose.Node {
	node := u.Written(attribute)
	if node == nil || i >= len(node.Items) {
		return nil
	}
	environment := node.Items[i].Get("environment")
	if f := environment.Field(name); f != nil || environment == nil {
		return environment.Get(name)
	}
	for _, entry := range environment.Entries(name) {
		return environment.Items[entry]
	}
	return nil
}

// shellValue returns the value of a variable for a shell; that of a secret is
// taken from the environment of the container.
func shellValue(u *drafts.Draft, node *compose.Node, name, value string) string {
	if u.IsSecretVariable(compose.Variable{Name: name, Value: value, Node: node}) {
		return `"${` + u.Variables.Name(secrets.VariableName(name), value) + `}"`
	}
	return words.ShellQuote(value)
}
