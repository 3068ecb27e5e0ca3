package convert

import (
	"github.com/composesource/composesource/pkg/convert/internal/words"
	"github.com/composesource/composesource/pkg/report"
)

// entrypoint is what Kubernetes calls command. Both drop the image's own command
// together with its entrypoint.
func entrypoint(u *unit) {
	if !cleared(u.Entrypoint) {
		u.container.Command = u.argv("entrypoint")
	}
}

// command is what Kubernetes calls args, unless the entrypoint was cleared: then
// the command is all that runs.
func command(u *unit) {
	args := u.argv("command")
	switch {
	case !cleared(u.Entrypoint):
		u.container.Args = args
	case len(args) > 0:
		u.container.Command = args
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

func workingDir(u *unit) { u.container.WorkingDir = u.WorkingDir }
func tty(u *unit)        { u.container.TTY = u.Tty }
func stdinOpen(u *unit)  { u.container.Stdin = u.StdinOpen }
