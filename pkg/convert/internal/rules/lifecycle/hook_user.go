package lifecycle

import (
	"fmt"
	"path"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/storage"
	"github.com/composesource/composesource/pkg/convert/internal/words"
	"github.com/composesource/composesource/pkg/facts"
	"github.com/composesource/composesource/pkg/report"
)

// runsAs reports whether a hook has the user and the privileges of the container,
// which are those of a lifecycle hook in Kubernetes.
func runsAs(u *drafts.Draft, hook drafts.Hook) bool {
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
func ownHooks(u *drafts.Draft) []drafts.Hook {
	var own []drafts.Hook
	for i, hook := range lifecycleHooks(u, "post_start", u.PostStart) {
		switch {
		case u.IsInit || runsAs(u, hook):
			own = append(own, hook)
		case prepares(u, hook):
			u.Preparing = append(u.Preparing, hook)
			u.BecameItem("post_start", i, account.Words("an init container"))
			u.SayItem("post_start", i, report.HookBeforeStart, asWhom(hook))
		default:
			u.SayItem("post_start", i, report.HookNotRun, asWhom(hook), runsAsWhom(u))
		}
	}
	return own
}

// asWhom says what a hook asks for that its container may not have.
func asWhom(hook drafts.Hook) string {
	var as []string
	if hook.User != "" {
		as = append(as, "as "+hook.User)
	}
	if hook.Privileged {
		as = append(as, "with all privileges")
	}
	return strings.Join(as, " and ")
}

func runsAsWhom(u *drafts.Draft) string {
	if u.User == "" {
		return "the user of its image"
	}
	return u.User
}

// prepares reports whether a hook does nothing but change owners, modes and
// directories on what is mounted: it can be done before the container starts.
func prepares(u *drafts.Draft, hook drafts.Hook) bool {
	name, group, _ := strings.Cut(hook.User, ":")
	_, isNumber := facts.Number(name)
	_, isGroup := facts.Number(group)
	if hook.User != "" && (!isNumber || group != "" && !isGroup) || len(hook.Environment) > 0 {
		return false
	}
	for _, words := range hookCommands(hook.Command) {
		if !preparesWith(u, words, hook.WorkingDir) {
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
func preparesWith(u *drafts.Draft, words []string, dir string) bool {
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
		if !writesTo(u, path.Clean(operand)) {
			return false
		}
	}
	return len(operands) > 0
}

// writesTo reports whether a path of the container lies in something that is
// mounted and outlives the init containers.
func writesTo(u *drafts.Draft, name string) bool {
	var holder *storage.Mount
	for _, m := range u.Plans.Storage.Mounts(u.Unit) {
		inside := name == m.Target || strings.HasPrefix(name, strings.TrimSuffix(m.Target, "/")+"/")
		if inside && (holder == nil || len(m.Target) > len(holder.Target)) {
			holder = m
		}
	}
	return holder != nil && !holder.ReadOnly && (holder.Claim != nil || holder.Volume.EmptyDir != nil || holder.Volume.HostPath != nil)
}

// PrepareMounts makes init containers of the hooks that only prepare what is
// mounted: with the image and the mounts of the container, after its pre_start
// hooks, as docker would.
func PrepareMounts(u *drafts.Draft) {
	for i, hook := range u.Preparing {
		security := &corev1.SecurityContext{}
		if own := u.Container.SecurityContext; own != nil {
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
		u.Prepared = append(u.Prepared, corev1.Container{
			Name:  u.Plans.Tools.Name(fmt.Sprintf("%s-post-start-%d", u.ID, i)),
			Image: u.Container.Image, ImagePullPolicy: u.Container.ImagePullPolicy,
			Command: words.Literals(hook.Command), WorkingDir: hook.WorkingDir,
			SecurityContext: security, VolumeMounts: slices.Clone(u.Container.VolumeMounts),
		})
	}
}
