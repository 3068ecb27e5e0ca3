package convert

import (
	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/words"
	"github.com/composesource/composesource/pkg/report"
)

// entrypoint is what Kubernetes calls command. Both drop the image's own command
// together with its entrypoint.
func entrypoint(u *unit) {
	if cleared(u.Entrypoint) {
		u.Became("entrypoint", account.Words("none: what runs is the command"))
		return
	}
	if u.container.Command = u.argv("entrypoint"); len(u.container.Command) > 0 {
		u.Became("entrypoint", account.Container("command"))
	}
}

// command is what Kubernetes calls args, unless the entrypoint was cleared: then
// the command is all that runs.
func command(u *unit) {
	args := u.argv("command")
	switch {
	case !cleared(u.Entrypoint):
		if u.container.Args = args; len(args) > 0 {
			u.Became("command", account.Container("args"))
		}
	case len(args) > 0:
		u.container.Command = args
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
func (u *unit) argv(attribute string) []string {
	var argv []string
	for _, word := range u.words(attribute) {
		argv = append(argv, words.Expanded(word, &u.variables))
	}
	return argv
}

func workingDir(u *unit) {
	if u.container.WorkingDir = u.WorkingDir; u.WorkingDir != "" {
		u.Became("working_dir", account.Container("workingDir"))
	}
}

func tty(u *unit) {
	if u.container.TTY = u.Tty; u.Tty {
		u.Became("tty", account.Container("tty"))
	}
}

func stdinOpen(u *unit) {
	if u.container.Stdin = u.StdinOpen; u.StdinOpen {
		u.Became("stdin_open", account.Container("stdin"))
	}
}
