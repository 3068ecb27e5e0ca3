package paths

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/composesource/composesource/pkg/show"
)

// Resolve makes a relative path relative to the root. Absolute paths of
// the host, also of Windows, and those below a home directory stay as written.
func Resolve(dir, text string) string {
	if text == "" || IsOfHost(text) {
		return text
	}
	return path.Join(dir, strings.ReplaceAll(text, `\`, "/"))
}

// IsRemote reports whether compose would fetch the file: a git, HTTP or OCI
// reference.
func IsRemote(text string) bool {
	return strings.Contains(text, "://") || strings.HasPrefix(text, "git@") || strings.HasPrefix(text, "oci:") ||
		strings.HasPrefix(text, "github.com/")
}

// InRoot reports whether a resolved path is one of the root.
func InRoot(name string) bool { return name != "" && !IsOfHost(name) && fs.ValidPath(name) }

// IsOfHost reports whether a path lies on the host, wherever the project is.
func IsOfHost(text string) bool {
	return text[0] == '/' || text[0] == '~' || text[0] == '\\' ||
		len(text) > 1 && text[1] == ':' && (text[0]|0x20 >= 'a' && text[0]|0x20 <= 'z')
}

// Above is Above for files that are named from the root. The names of the
// directories above it play no part in a build, so nobody knows them.
func Above(name string, files []string) string {
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

// OutsideHint is what to do about a file outside the root that a build needs.
func OutsideHint(dir, text string, given []string) show.Block {
	if text != "" && !IsOfHost(text) {
		if hint := Above(Resolve(dir, text), given); hint != "" {
			return show.Block(hint)
		}
	}
	return "move the file below the directory of the ComposeSource; absolute paths, ~ and symbolic links that leave it are refused"
}
