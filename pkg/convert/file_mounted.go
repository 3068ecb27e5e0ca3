package convert

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/composesource/composesource/pkg/report"
)

// mountedFile is a file of the project whose content ends in a ConfigMap or a
// Secret and is mounted into a unit. References in it are rewritten in place.
type mountedFile struct {
	path    string // in the project
	target  string // in the container
	content []byte
	text    bool            // UTF-8 without control characters
	at      report.Position // of the mount that names it

	key    string // in the ConfigMap or Secret
	below  string // path below the mount, when that is a directory
	mode   *int32
	secret bool
}

// mountedAt returns the file as it is mounted at a target.
func (f *projectFile) mountedAt(name, target string) *mountedFile {
	return &mountedFile{
		path: name, target: target, content: f.content, text: f.text, mode: f.mode,
		secret: f.secret || strings.HasPrefix(target, secretsDir+"/"),
	}
}

// isText reports whether content is text that may be searched for names.
func isText(content []byte) bool {
	if !utf8.Valid(content) {
		return false
	}
	for _, r := range string(content) {
		if unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' {
			return false
		}
	}
	return true
}
