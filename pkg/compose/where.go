package compose

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/composesource/composesource/pkg/show"
)

// resolvePath makes a relative path relative to the root. Absolute paths of
// the host, also of Windows, and those below a home directory stay as written.
func resolvePath(dir, text string) string {
	if text == "" || isHostPath(text) {
		return text
	}
	return path.Join(dir, strings.ReplaceAll(text, `\`, "/"))
}

// isRemote reports whether compose would fetch the file: a git, HTTP or OCI
// reference.
func isRemote(text string) bool {
	return strings.Contains(text, "://") || strings.HasPrefix(text, "git@") || strings.HasPrefix(text, "oci:") ||
		strings.HasPrefix(text, "github.com/")
}

// inRoot reports whether a resolved path is one of the root.
func inRoot(name string) bool { return name != "" && !isHostPath(name) && fs.ValidPath(name) }

func isHostPath(text string) bool {
	return text[0] == '/' || text[0] == '~' || text[0] == '\\' ||
		len(text) > 1 && text[1] == ':' && (text[0]|0x20 >= 'a' && text[0]|0x20 <= 'z')
}

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
