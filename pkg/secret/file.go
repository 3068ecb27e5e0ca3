package secret

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

var privateKeyPattern = regexp.MustCompile(`-----BEGIN [A-Z0-9 ]*PRIVATE KEY`)

// PrivateKey reports whether content holds a private key as PEM.
func PrivateKey(content []byte) bool { return privateKeyPattern.Match(content) }

// File reports whether a file must be kept in a Secret wherever it is mounted: a
// private key, a file whose name is that of a secret, or settings with a password
// among them.
func File(name string, content []byte) bool {
	base := strings.ToLower(path.Base(name))
	switch {
	case PrivateKey(content):
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
