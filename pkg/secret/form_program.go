package secret

import "strings"

// programForms are passwords on the command lines of programs whose flag for it
// is a letter.
func programForms() []form {
	const value = "['\"]?([^\\s'\"$<`%{/;&|-][^\\s'\";&|]*)"
	program := func(hints, names, need, flag string) form {
		return form{hints: strings.Split(hints, "|"), needs: []string{need}, pattern: `\b(?:` + names + `)\s(?:[^|;&]*?\s)?` + need + flag + value, judge: isNoSwitch}
	}
	direct := func(hint, words string) form {
		return form{hints: []string{hint}, pattern: `\b` + words + value, judge: isNoSwitch}
	}
	return []form{
		program("mysql", `mysql[a-z_-]*`, "-p", ``),
		program("mariadb", `mariadb[a-z-]*`, "-p", ``),
		program("mydumper|myloader", `mydumper|myloader`, "-p", `\s*`),
		program("redis-", `redis-(?:cli|benchmark)`, "-a", `[\s]+`),
		program("valkey-", `valkey-(?:cli|benchmark)`, "-a", `[\s]+`),
		program("keydb-", `keydb-(?:cli|benchmark)`, "-a", `[\s]+`),
		program("mongo", `mongo[a-z]*`, "-p", `\s+`),
		program("sshpass", `sshpass`, "-p", `\s*`),
		program("sqlcmd", `sqlcmd`, "-P", `\s*`),
		program("bcp", `bcp`, "-P", `\s*`),
		program("cqlsh", `cqlsh`, "-p", `\s+`),
		program("cypher-shell", `cypher-shell`, "-p", `\s+`),
		program("mosquitto_", `mosquitto_(?:pub|sub|rr)`, "-P", `\s+`),
		program("mosquitto_passwd", `mosquitto_passwd`, "-b", `\s+\S+\s+\S+\s+`),
		program("htpasswd", `htpasswd`, "-", `[a-zA-Z]*b[a-zA-Z]*\s+(?:\S*[./]\S*\s+)?\S+\s+`),
		program("ldap", `ldap(?:search|add|modify|passwd|whoami|delete)`, "-w", `\s*`),
		program("smbclient|smbget", `smbclient|smbget`, "-U", `\s*[^\s%]+%`),
		program("login", `docker login|podman login|helm registry login|az login|registry login`, "-p", `\s+`),
		program("rabbitmqctl", `rabbitmqctl`, "", `(?:add_user|change_password|authenticate_user)\s+\S+\s+`),
		program("vault", `vault login`, "", ``),
		program("curl", `curl`, "-", `(?:[a-zA-Z]*u\s*|-user[=\s]+|-proxy-user[=\s]+)['"]?[^\s:'"]+:`),
		program("http|xh", `https?|xh`, "-a", `\s*['"]?[^\s:'"]+:`),
		program("ab|siege", `ab|siege`, "-A", `\s*['"]?[^\s:'"]+:`),
		program("pass:", `openssl`, "-pass", `(?:in|out)?\s+pass:`),
		direct("mc ", `mc\s(?:--?\S+\s+)*(?:alias set|config host add)\s+(?:--?\S+\s+)*\S+\s+\S+\s+\S+\s+`),
		direct("mc ", `mc\s(?:--?\S+\s+)*admin user (?:svcacct )?add\s+(?:--?\S+\s+)*\S+\s+\S+\s+`),
		program("restic", `restic`, "-p", `\s+`),
		program("7z", `7z`, "-p", ``),
		program("zip", `zip`, "-P", `\s+`),
		program("chpasswd", `echo`, "", `['"]?[a-z_][a-z0-9_-]*:`),
	}
}

func isNoSwitch(groups []string) bool { return !isSwitch(groups[len(groups)-1]) }
