package api

import (
	"encoding/base64"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"k8s.io/apimachinery/pkg/api/resource"

	"github.com/composesource/composesource/pkg/report"
)

var (
	projectName = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]*$`)
	windowsPath = regexp.MustCompile(`^[A-Za-z]:[\\/]`)
)

// checks returns the check that a field's tag names: it returns what to write
// instead of a value that can't be used, or nothing.
func (c *checker) checks(name string) func(string) string {
	return map[string]func(string) string{
		"base64":   isBase64,
		"code":     c.isCode,
		"glob":     isGlob,
		"host":     isHostPath,
		"mount":    isMountSource,
		"path":     isPath,
		"project":  isProjectName,
		"quantity": isQuantity,
	}[name]
}

func isQuantity(value string) string {
	if q, err := resource.ParseQuantity(value); err != nil || q.Sign() <= 0 {
		return "use a Kubernetes quantity such as 10Gi or 500Mi"
	}
	return ""
}

// isProjectName is the rule of the Compose Specification for `name`.
func isProjectName(value string) string {
	if !projectName.MatchString(value) {
		return "use lower-case letters, digits, - and _, starting with a letter or digit"
	}
	return ""
}

func isGlob(value string) string {
	if _, err := path.Match(value, ""); err != nil {
		return "use a pattern such as *_PASSWORD"
	}
	return ""
}

// isMountSource is the rule of a key of spec.mounts: a path, in which * stands for
// a part of a name, and ** at the end for all that is below.
func isMountSource(value string) string {
	glob := strings.TrimSuffix(value, "**")
	_, err := path.Match(glob, "")
	wild := strings.Contains(value, "*") // without one it is what it says
	if wild && (err != nil || strings.Contains(glob, "**") || glob != value && glob != "" && !strings.HasSuffix(glob, "/")) {
		return "use * for a part of a name, and ** only as the last one, such as /srv/*/data/**"
	}
	return ""
}

func isPath(value string) string {
	if !fs.ValidPath(value) || value == "." {
		return "use a relative path without .. such as db/init.sql"
	}
	return ""
}

// isHostPath is the rule of the API server, and that a node has no directory in
// which a relative path would begin.
func isHostPath(value string) string {
	absolute := strings.HasPrefix(value, "/") || windowsPath.MatchString(value)
	if !absolute || slices.Contains(strings.Split(strings.ReplaceAll(value, `\`, "/"), "/"), "..") {
		return "use an absolute path of the node without .. such as /srv/data"
	}
	return ""
}

func isBase64(value string) string {
	if _, err := base64.StdEncoding.DecodeString(value); err != nil {
		return "encode the content with base64"
	}
	return ""
}

func (c *checker) isCode(value string) string {
	if c.Report.Knows(report.Code(value)) {
		return ""
	}
	if near := c.Report.Nearest(value, c.Report.Codes()); near != "" {
		return "did you mean " + near + "?"
	}
	return "`composesource explain --list` shows the codes"
}
