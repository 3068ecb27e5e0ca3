package storage

import (
	"cmp"

	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/report"
	"github.com/composesource/composesource/pkg/secret"
)

// config decides where a config goes: into a Secret, when it holds one. There a
// secret may have its name already.
func (l *planner) config(top topFile) topFile {
	if !l.holdsSecret(top) {
		return top
	}
	top.kind = objects.KindSecret
	for _, u := range l.members {
		for _, ref := range u.Secrets {
			if other := l.Project.Secrets[ref.Source]; cmp.Or(other.Name, ref.Source) == cmp.Or(top.Name, top.name) {
				top.suffix = "-config"
			}
		}
	}
	l.Teller.Tell(report.ConfigHoldsSecret, l.Project.At(top.section, top.name), top.section+"."+top.name, top.name)
	return top
}

// holdsSecret reports whether the content of a config must be kept secret.
func (l *planner) holdsSecret(top topFile) bool {
	if top.External {
		return false
	}
	if holds, ok := l.configs[top.name]; ok {
		return holds
	}
	content := l.Files.Content(top.File, top.Content)
	holds := len(l.Judge.Interpolated(l.Project.Tree.Get(top.section, top.name, "content"))) > 0 ||
		top.Environment != "" && l.Judge.Input(top.Environment, top.Content) ||
		secret.File(cmp.Or(top.File, top.name), []byte(content)) || l.Known.In(content)
	l.configs[top.name] = holds
	return holds
}
