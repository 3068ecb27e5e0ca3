package secret

import (
	"regexp"
	"sync"
)

// programForms are passwords on the command lines of programs whose flag for it
// is a letter.
var programForms = sync.OnceValue(func() []form {
	const value = "['\"]?([^\\s'\"$<`%{/;&|-][^\\s'\";&|]*)"
	program := func(hint, names, flag string) form {
		return form{hints: []string{hint}, pattern: regexp.MustCompile(`\b(?:` + names + `)\s(?:[^|;&]*?\s)?` + flag + value), judge: isNoSwitch}
	}
	direct := func(hint, words string) form {
		return form{hints: []string{hint}, pattern: regexp.MustCompile(`\b` + words + value), judge: isNoSwitch}
	}
	return []form{
		program("mysql", `mysql[a-z_-]*`, `-p`),
		program("mariadb", `mariadb[a-z-]*`, `-p`),
		program("mydumper", `mydumper|myloader`, `-p\s*`),
		program("redis-", `redis-(?:cli|benchmark)`, `-a[\s]+`),
		program("valkey-", `valkey-(?:cli|benchmark)`, `-a[\s]+`),
		program("keydb-", `keydb-(?:cli|benchmark)`, `-a[\s]+`),
		program("mongo", `mongo[a-z]*`, `-p\s+`),
		program("sshpass", `sshpass`, `-p\s*`),
		program("sqlcmd", `sqlcmd`, `-P\s*`),
		program("bcp", `bcp`, `-P\s*`),
		program("cqlsh", `cqlsh`, `-p\s+`),
		program("cypher-shell", `cypher-shell`, `-p\s+`),
		program("mosquitto_", `mosquitto_(?:pub|sub|rr)`, `-P\s+`),
		program("mosquitto_passwd", `mosquitto_passwd`, `-b\s+\S+\s+\S+\s+`),
		program("htpasswd", `htpasswd`, `-[a-zA-Z]*b[a-zA-Z]*\s+(?:\S*[./]\S*\s+)?\S+\s+`),
		program("ldap", `ldap(?:search|add|modify|passwd|whoami|delete)`, `-w\s*`),
		program("smbclient", `smbclient|smbget`, `-U\s*[^\s%]+%`),
		program("login", `docker login|podman login|helm registry login|az login|registry login`, `-p\s+`),
		program("rabbitmqctl", `rabbitmqctl`, `(?:add_user|change_password|authenticate_user)\s+\S+\s+`),
		program("vault", `vault login`, ``),
		program("curl", `curl`, `(?:-[a-zA-Z]*u\s*|--user[=\s]+|--proxy-user[=\s]+)['"]?[^\s:'"]+:`),
		program("http", `https?|xh`, `-a\s*['"]?[^\s:'"]+:`),
		program("wrk", `ab|siege`, `-A\s*['"]?[^\s:'"]+:`),
		program("pass:", `openssl`, `-pass(?:in|out)?\s+pass:`),
		direct("mc ", `mc\s(?:--?\S+\s+)*(?:alias set|config host add)\s+(?:--?\S+\s+)*\S+\s+\S+\s+\S+\s+`),
		direct("mc ", `mc\s(?:--?\S+\s+)*admin user (?:svcacct )?add\s+(?:--?\S+\s+)*\S+\s+\S+\s+`),
		program("restic", `restic`, `-p\s+`),
		program("7z", `7z`, `-p`),
		program("zip", `zip`, `-P\s+`),
		program("chpasswd", `echo`, `['"]?[a-z_][a-z0-9_-]*:`),
	}
})

func isNoSwitch(groups []string) bool { return !isSwitch(groups[len(groups)-1]) }
