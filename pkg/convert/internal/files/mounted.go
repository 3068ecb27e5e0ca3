package files

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/composesource/composesource/pkg/report"
)

// Mounted is a file of the project whose content ends in a ConfigMap or a
// Secret and is mounted into a unit.
type Mounted struct {
	Path    string // in the project
	Target  string // in the container
	Content []byte
	Text    bool            // UTF-8 without control characters
	At      report.Position // of the mount that names it
	Field   string          // the same as a path; empty where many do

	Key    string // in the ConfigMap or Secret
	Below  string // path below the mount, when that is a directory
	Mode   *int32
	Secret bool
}

// At returns the file as it is mounted at a target.
func (f *File) At(name, target string) *Mounted {
	return &Mounted{
		Path: name, Target: target, Content: f.Content, Text: f.text, Mode: f.mode,
		Secret: f.secret || strings.HasPrefix(target, SecretsDir+"/"),
	}
}

// IsText reports whether content is text that may be searched for names.
func IsText(content []byte) bool {
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
