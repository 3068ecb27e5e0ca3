package secret

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
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
	case slices.Contains([]string{".key", ".p12", ".pfx", ".jks", ".keystore", ".kdbx", ".keytab", ".ppk"}, path.Ext(base)):
		return true
	case slices.Contains([]string{".htpasswd", "htpasswd", ".pgpass", ".netrc", ".my.cnf", "id_rsa", "id_ed25519", "id_ecdsa",
		".git-credentials", ".pypirc", ".dockercfg", ".dockerconfigjson", "kubeconfig", "rclone.conf"}, base):
		return true
	}
	stem := strings.TrimSuffix(base, path.Ext(base))
	if slices.Contains([]string{"", ".txt"}, path.Ext(base)) && len(content) < 4096 && Variable(stem, strings.TrimSpace(string(content))) {
		return true // db_password.txt
	}
	if text := string(content); utf8.ValidString(text) && (saysItself(text) || isProgram(base) && assigns(text)) {
		return true
	}
	return (isConfigFile(base) || strings.HasPrefix(base, ".env")) && holdsPassword(content)
}

// isConfigFile reports whether a file holds settings: text that programs read.
func isConfigFile(name string) bool {
	return slices.Contains([]string{
		".env", ".ini", ".conf", ".cnf", ".cfg", ".config", ".yml", ".yaml", ".toml", ".properties", ".json", ".xml", ".sql", ".sh",
		".rules", ".tmpl", ".template", ".cf", ".list", ".acl", ".hcl", ".lua", ".txt", "", ".npmrc", ".yarnrc", ".plist", ".env",
	}, strings.ToLower(path.Ext(name)))
}

// saysItself reports whether a text holds a secret that is one by its form, wherever
// it stands: a token, a password in an address, a redis rule, docker's auth.
func saysItself(text string) bool {
	forms := lines()
	for line := range strings.Lines(text) {
		if forms.in(line) {
			return true
		}
	}
	return false
}

// contentForms are secrets in the files of certain programs.
func contentForms() []form {
	return []form{
		{hints: []string{`"auth"`}, pattern: `"auth"\s*:\s*"([A-Za-z0-9+/=]{8,})"`},
		{hints: []string{"_auth", ":_password"}, pattern: `(?:_auth(?:Token|_password)?|:_password)\s*=\s*["']?([^\s"'$]+)`},
	}
}

// isProgram reports whether a file is settings in the language of a program.
func isProgram(name string) bool {
	return slices.Contains([]string{".php", ".py", ".js", ".mjs", ".cjs", ".ts", ".rb", ".groovy", ".pl", ".exs"}, path.Ext(name))
}

// assignsPattern is a name and a text in quotes that it is given: SECRET_KEY = 'x',
// 'password' => 'x', pwd: "x", define('DB_PASSWORD', 'x').
var assignsPattern = regexp.MustCompile(`([A-Za-z_][A-Za-z0-9_.-]*)["'\]]*\s*(?:=>|=|:|,)\s*["']([^"'\s$]+)["']`)

// assigns reports whether a program gives a name of a secret a text.
func assigns(text string) bool {
	for _, m := range assignsPattern.FindAllStringSubmatch(text, -1) {
		if named(wordsOf(m[1]), m[2]) || strings.EqualFold(m[1], "pwd") {
			return true
		}
	}
	return false
}
