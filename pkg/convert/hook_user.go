package convert

import (
	"fmt"
	"path"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/storage"
	"github.com/composesource/composesource/pkg/convert/internal/words"
	"github.com/composesource/composesource/pkg/facts"
	"github.com/composesource/composesource/pkg/report"
)

// runsAs reports whether a hook has the user and the privileges of the container,
// which are those of a lifecycle hook in Kubernetes.
func (u *unit) runsAs(hook lifecycleHook) bool {
	return (!hook.Privileged || u.Privileged) && (hook.User == "" || sameUser(hook.User, u.User))
}

// sameUser reports whether two users are written alike, or by the same numbers. A
// group counts where both say one.
func sameUser(a, b string) bool {
	nameA, groupA, _ := strings.Cut(a, ":")
	nameB, groupB, _ := strings.Cut(b, ":")
	return sameNumber(nameA, nameB) && (groupA == "" || groupB == "" || sameNumber(groupA, groupB))
}

func sameNumber(a, b string) bool {
	n, ok := facts.Number(a)
	m, ok2 := facts.Number(b)
	return a == b || ok && ok2 && n == m
}

// ownHooks returns the post_start hooks that a lifecycle hook can be. One of
// another user would fail, and the kubelet would restart the container for ever:
// what it prepares on volumes is done before the start, and the rest is not done.
func (u *unit) ownHooks() []lifecycleHook {
	var own []lifecycleHook
	for i, hook := range u.lifecycleHooks("post_start", u.PostStart) {
		switch {
		case u.isInit || u.runsAs(hook):
			own = append(own, hook)
		case u.prepares(hook):
			u.preparing = append(u.preparing, hook)
			u.BecameItem("post_start", i, account.Words("an init container"))
			u.SayItem("post_start", i, report.HookBeforeStart, asWhom(hook))
		default:
			u.SayItem("post_start", i, report.HookNotRun, asWhom(hook), u.runsAsWhom())
		}
	}
	return own
}

// asWhom says what a hook asks for that its container may not have.
func asWhom(hook lifecycleHook) string {
	var as []string
	if hook.User != "" {
		as = append(as, "as "+hook.User)
	}
	if hook.Privileged {
		as = append(as, "with all privileges")
	}
	return strings.Join(as, " and ")
}

func (u *unit) runsAsWhom() string {
	if u.User == "" {
		return "the user of its image"
	}
	return u.User
}

// prepares reports whether a hook does nothing but change owners, modes and
// directories on what is mounted: it can be done before the container starts.
func (u *unit) prepares(hook lifecycleHook) bool {
	name, group, _ := strings.Cut(hook.User, ":")
	_, isNumber := facts.Number(name)
	_, isGroup := facts.Number(group)
	if hook.User != "" && (!isNumber || group != "" && !isGroup) || len(hook.Environment) > 0 {
		return false
	}
	for _, words := range hookCommands(hook.Command) {
		if !u.preparesWith(words, hook.WorkingDir) {
			return false
		}
	}
	return true
}

// hookCommands returns the commands of a hook: of a script only one without anything that
// a shell would expand.
func hookCommands(argv []string) [][]string {
	shells := []string{"sh", "ash", "bash", "dash"}
	if len(argv) != 3 || !slices.Contains(shells, path.Base(argv[0])) || argv[1] != "-c" {
		return [][]string{argv}
	}
	if strings.ContainsAny(argv[2], "$`|<>()'\"\\{}?[]~#") {
		return [][]string{nil}
	}
	script := strings.NewReplacer("&&", "\n", ";", "\n").Replace(argv[2])
	var all [][]string
	for line := range strings.SplitSeq(script, "\n") {
		if words := strings.Fields(line); len(words) > 0 {
			all = append(all, words)
		}
	}
	return all
}

// preparesWith reports whether one command changes nothing but what is mounted
// and can be written to.
func (u *unit) preparesWith(words []string, dir string) bool {
	if len(words) == 0 || !slices.Contains([]string{"chown", "chgrp", "chmod", "mkdir", "touch"}, path.Base(words[0])) {
		return false
	}
	operands := slices.DeleteFunc(slices.Clone(words[1:]), func(word string) bool { return strings.HasPrefix(word, "-") })
	if strings.HasPrefix(path.Base(words[0]), "ch") { // the owner, the group or the mode
		operands = operands[min(1, len(operands)):]
	}
	for _, operand := range operands {
		if !path.IsAbs(operand) {
			operand = path.Join(dir, operand)
		}
		if !u.writesTo(path.Clean(operand)) {
			return false
		}
	}
	return len(operands) > 0
}

// writesTo reports whether a path of the container lies in something that is
// mounted and outlives the init containers.
func (u *unit) writesTo(name string) bool {
	var holder *storage.Mount
	for _, m := range u.plans.Storage.Mounts(u.Unit) {
		inside := name == m.Target || strings.HasPrefix(name, strings.TrimSuffix(m.Target, "/")+"/")
		if inside && (holder == nil || len(m.Target) > len(holder.Target)) {
			holder = m
		}
	}
	return holder != nil && !holder.ReadOnly && (holder.Claim != nil || holder.Volume.EmptyDir != nil || holder.Volume.HostPath != nil)
}

// prepareMounts makes init containers of the hooks that only prepare what is
// mounted: with the image and the mounts of the container, after its pre_start
// hooks, as docker would.
func (u *unit) prepareMounts() {
	for i, hook := range u.preparing {
		security := &corev1.SecurityContext{}
		if own := u.container.SecurityContext; own != nil {
			security = own.DeepCopy()
		}
		name, group, _ := strings.Cut(hook.User, ":")
		if uid, ok := facts.Number(name); ok {
			gid, _ := facts.Number(group) // root's, as docker has it for a number without a group
			security.RunAsUser, security.RunAsGroup, security.RunAsNonRoot = &uid, &gid, nil
		}
		if hook.Privileged {
			security.Privileged, security.AllowPrivilegeEscalation = &hook.Privileged, nil
		}
		u.prepared = append(u.prepared, corev1.Container{
			Name:  u.plans.Tools.Name(fmt.Sprintf("%s-post-start-%d", u.ID, i)),
			Image: u.container.Image, ImagePullPolicy: u.container.ImagePullPolicy,
			Command: words.Literals(hook.Command), WorkingDir: hook.WorkingDir,
			SecurityContext: security, VolumeMounts: slices.Clone(u.container.VolumeMounts),
		})
	}
}
