package storage

import (
	"slices"

	"github.com/composesource/composesource/pkg/convert/internal/words"
)

// changes reports whether the commands that a unit starts with change a file: its
// mode or owner, as in `chmod +x /wait.sh && /wait.sh db`, or what it holds. A
// mounted ConfigMap is read-only, and that is where such a start would end.
//
// Commands that replace the file by another one, as sed -i does, can't do that to a
// file that docker mounts.
func (u *member) changes(target string) bool {
	for _, text := range slices.Concat(u.Entrypoint, u.Command) {
		if words.ChangeFile(text, u.WorkingDir, target) {
			return true
		}
	}
	return false
}
