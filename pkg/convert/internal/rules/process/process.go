package process

import (
	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/words"
	"github.com/composesource/composesource/pkg/report"
)

// Entrypoint is what Kubernetes calls command. Both drop the image's own command
// together with its entrypoint.
func Entrypoint(u *drafts.Draft) {
	if cleared(u.Entrypoint) {
		u.Became("entrypoint", account.Words("none: what runs is the command"))
		return
	}
	if u.Container.Command = argv(u, "entrypoint", u.Entrypoint); len(u.Container.Command) > 0 {
		u.Became("entrypoint", account.Container("command"))
	}
}

// Command is what Kubernetes calls args, unless the entrypoint was cleared: then
// the command is all that runs.
func Command(u *drafts.Draft) {
	args := argv(u, "command", u.Command)
	switch {
	case !cleared(u.Entrypoint):
		if u.Container.Args = args; len(args) > 0 {
			u.Became("command", account.Container("args"))
		}
	case len(args) > 0:
		u.Container.Command = args
		u.Became("command", account.Container("command"))
	default:
		u.Say("entrypoint", report.EntrypointEmpty)
	}
}

// cleared reports whether an entrypoint was written to have none: [], "" and
// [""] all do for Docker.
func cleared(entrypoint []string) bool {
	return entrypoint != nil && (len(entrypoint) == 0 || len(entrypoint) == 1 && entrypoint[0] == "")
}

// argv returns words as Kubernetes must be given them to run exactly these.
// Secrets in them become references.
func argv(u *drafts.Draft, attribute string, written []string) []string {
	var argv []string
	for _, word := range u.Words(attribute, written) {
		argv = append(argv, words.Expanded(word, &u.Variables))
	}
	return argv
}

// WorkingDir is the same in Kubernetes.
func WorkingDir(u *drafts.Draft) {
	if u.Container.WorkingDir = u.WorkingDir; u.WorkingDir != "" {
		u.Became("working_dir", account.Container("workingDir"))
	}
}

// TTY is the same in Kubernetes.
func TTY(u *drafts.Draft) {
	if u.Container.TTY = u.Tty; u.Tty {
		u.Became("tty", account.Container("tty"))
	}
}

// StdinOpen is what Kubernetes calls stdin.
func StdinOpen(u *drafts.Draft) {
	if u.Container.Stdin = u.StdinOpen; u.StdinOpen {
		u.Became("stdin_open", account.Container("stdin"))
	}
}
