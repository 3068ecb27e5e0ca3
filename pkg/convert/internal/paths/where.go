package paths

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
)

var windowsPath = regexp.MustCompile(`^([A-Za-z]:[\\/]|\\\\)`)

// IsWindows reports whether a path is one of Windows.
func IsWindows(path string) bool { return windowsPath.MatchString(path) }

// IsOfHost reports whether a source lies on the machine that runs docker,
// wherever the project is.
func IsOfHost(source string) bool {
	return path.IsAbs(source) || strings.HasPrefix(source, "~") || windowsPath.MatchString(source)
}

// Valid returns a source, or the project itself for what is no path in it.
func Valid(source string) string {
	if fs.ValidPath(source) {
		return source
	}
	return "." // never asked for: the cases before catch it
}

// FirstElement returns a path up to its first directory: /srv or ~.
func FirstElement(source string) string {
	source = path.Clean(source)
	if i := nth(source, '/', 1+len(source)-len(strings.TrimPrefix(source, "/"))); i > 0 {
		return source[:i]
	}
	return source
}

// IsOfMachine reports whether a path belongs to the kernel or the system, and
// never holds data.
func IsOfMachine(source string) bool {
	for _, dir := range []string{
		"/proc", "/sys", "/dev", "/lib/modules", "/usr/src", "/run", "/var/run", "/boot", "/var/lib/docker", "/var/lib/containerd",
		"/etc/passwd", "/etc/group", "/etc/hosts", "/etc/hostname", "/etc/machine-id", "/etc/os-release", "/etc/localtime", "/etc/timezone",
	} {
		if source == dir || strings.HasPrefix(source, dir+"/") {
			return true
		}
	}
	return source == "/"
}

// IsOutside reports whether a clean path leads out of the project.
func IsOutside(source string) bool {
	return IsOfHost(source) || source == ".." || strings.HasPrefix(source, "../")
}

// nth returns the index of the nth c in s; -1 when it has fewer.
func nth(s string, c byte, n int) int {
	for i := range len(s) {
		if s[i] == c {
			if n--; n == 0 {
				return i
			}
		}
	}
	return -1
}
