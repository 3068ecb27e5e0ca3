package paths

import (
	"path"
	"slices"
	"strings"
)

// IsFileName reports whether a path ends in a name that files have.
func IsFileName(name string) bool {
	if strings.HasSuffix(name, "/") || strings.HasSuffix(name, `\`) {
		return false
	}
	base := strings.ToLower(path.Base(strings.ReplaceAll(name, `\`, "/")))
	ext := path.Ext(base)
	if ext == base { // .env, and not a directory as .config or .conf
		return slices.Contains(fileNames(), base)
	}
	return slices.Contains(fileExtensions(), ext) || slices.Contains(fileNames(), base)
}

// fileNames are those of files that have no extension.
func fileNames() []string {
	return []string{
		".env", ".htpasswd", ".netrc", ".npmrc", ".pgpass", "pgpass", ".gitconfig", ".bashrc", ".erlang.cookie",
		"caddyfile", "corefile", "dockerfile", "makefile", "procfile", "jenkinsfile", "gemfile", "htpasswd",
		"authorized_keys", "known_hosts", "id_rsa", "id_ecdsa", "id_ed25519",
	}
}

// fileExtensions are those that files have, and directories don't: no .d, no
// version.
func fileExtensions() []string {
	return []string{
		".conf", ".cfg", ".cnf", ".ini", ".config", ".properties", ".env", ".json", ".json5", ".jsonc", ".yaml", ".yml", ".toml", ".xml",
		".hcl", ".tf", ".acl", ".rules", ".rule", ".list", ".cf", ".vcl", ".zone", ".rc", ".tmpl", ".tpl", ".template", ".j2", ".mustache",
		".sh", ".bash", ".py", ".js", ".mjs", ".cjs", ".ts", ".jsx", ".tsx", ".rb", ".php", ".pl", ".lua", ".go", ".rs", ".java", ".sql", ".ldif",
		".html", ".htm", ".css", ".txt", ".md", ".csv", ".tsv", ".log", ".pid", ".sock", ".lock", ".cron", ".crontab", ".service", ".timer",
		".pem", ".crt", ".cer", ".csr", ".key", ".keys", ".pub", ".p12", ".pfx", ".jks", ".keystore", ".truststore", ".htpasswd", ".passwd",
		".cookie", ".lic", ".license", ".db", ".sqlite", ".sqlite3", ".dump", ".bak", ".gz", ".tgz", ".tar", ".zip", ".bz2", ".xz", ".zst",
		".jar", ".war", ".so", ".wasm", ".bin", ".iso", ".img", ".qcow2", ".png", ".jpg", ".jpeg", ".svg", ".ico", ".gif", ".webp",
		".ovpn", ".mmdb", ".dat", ".proto", ".avsc", ".graphql", ".ipynb", ".gguf", ".onnx", ".safetensors", ".plist",
	}
}
