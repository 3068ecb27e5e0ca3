package secret

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"
)

var (
	privateKeyPattern = regexp.MustCompile(`-----BEGIN [A-Z0-9 ]*PRIVATE KEY`)
	// key = value, key: value and key => value at the beginning of a line or of a mapping
	settingPattern = regexp.MustCompile(`(?m)(?:^|[{,])[ \t]*(?:export[ \t]+|- )?["']?([A-Za-z_][A-Za-z0-9_.-]*)["']?[ \t]*(?:=>|=|:)[ \t]*["']?([^"'\s,;{}]+)`)
	// the statements of databases that set a password, the lines of redis.conf, and
	// elements of XML
	statementPattern = regexp.MustCompile(`(?im)\b(identified\s+(with\s+\S+\s+)?by|password)\s+'[^']|^[ \t]*(requirepass|masterauth)[ \t]+[^\s$]|<(\w*password|secret|token)>[^<\s${]`)
)

// File reports whether a file must be kept in a Secret wherever it is mounted: a
// private key, a file whose name is that of a secret, or settings with a password
// among them.
func File(name string, content []byte) bool {
	base := strings.ToLower(path.Base(name))
	switch {
	case privateKeyPattern.Match(content):
		return true
	case slices.Contains([]string{".key", ".p12", ".pfx", ".jks", ".keystore", ".kdbx"}, path.Ext(base)):
		return true
	case slices.Contains([]string{".htpasswd", "htpasswd", ".pgpass", ".netrc", ".my.cnf", "id_rsa", "id_ed25519"}, base):
		return true
	}
	stem := strings.TrimSuffix(base, path.Ext(base))
	if slices.Contains([]string{"", ".txt"}, path.Ext(base)) && len(content) < 4096 && Variable(stem, strings.TrimSpace(string(content))) {
		return true // db_password.txt
	}
	return (isConfigFile(base) || strings.HasPrefix(base, ".env")) && holdsPassword(content)
}

// isConfigFile reports whether a file holds settings: text that programs read.
func isConfigFile(name string) bool {
	return slices.Contains([]string{
		".env", ".ini", ".conf", ".cnf", ".cfg", ".config", ".yml", ".yaml", ".toml", ".properties", ".json", ".xml", ".sql", ".sh",
		".rules", ".tmpl", ".template", ".cf", ".list", ".acl", ".hcl", ".lua", ".txt", "",
	}, strings.ToLower(path.Ext(name)))
}

// holdsPassword reports whether settings hold a secret. A reference to a variable
// or a file is none.
func holdsPassword(content []byte) bool {
	for _, m := range settingPattern.FindAllSubmatch(content, -1) {
		value := m[2]
		if bytes.HasPrefix(value, []byte("$")) || bytes.HasPrefix(value, []byte("%")) {
			continue
		}
		if Variable(string(m[1]), string(value)) {
			return true
		}
	}
	return statementPattern.Match(content) || userinfoPattern.Match(content)
}
