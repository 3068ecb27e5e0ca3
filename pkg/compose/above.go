package compose

import (
	"fmt"
	"path"
	"strings"

	"github.com/composesource/composesource/pkg/show"
)

// Above says where the ComposeSource has to stand for the project to hold a file
// above its root, and what is to be written there. It returns nothing when that
// helps nobody: for an absolute path, ~, or a link that leads out.
func (p *Project) Above(name string) string { return above(name, p.ComposeFiles) }

// above is Above for files that are named from the root. The names of the
// directories above it play no part in a build, so nobody knows them.
func above(name string, files []string) string {
	name = path.Clean(strings.ReplaceAll(name, `\`, "/"))
	levels := 0
	for ; name == ".." || strings.HasPrefix(name, "../"); levels++ {
		name = strings.TrimPrefix(strings.TrimPrefix(name, ".."), "/")
	}
	if levels == 0 {
		return ""
	}
	where, names := "one directory up", make([]string, len(files))
	if levels > 1 {
		where = fmt.Sprintf("%d directories up", levels)
	}
	for i, file := range files {
		names[i] = show.Text(path.Join(strings.Repeat("DIR/", levels), file))
	}
	return fmt.Sprintf("only what lies below the ComposeSource is read: put it %s, with these lines (DIR is the way down to where it stands now):\n"+
		"spec:\n  files: [%s]", where, strings.Join(names, ", "))
}

// outsideHint is what to do about a file outside the root that a build needs.
func outsideHint(dir, text string, given []string) show.Block {
	if text != "" && !isHostPath(text) {
		if hint := above(resolvePath(dir, text), given); hint != "" {
			return show.Block(hint)
		}
	}
	return "move the file below the directory of the ComposeSource; absolute paths, ~ and symbolic links that leave it are refused"
}
