package secret

import (
	"slices"
	"strings"
)

// settingForms are names with their values, in one text: in connection strings,
// commands, JSON and headers.
func settingForms() []form {
	return slices.Concat(accountForms(), []form{
		// NAME=value, name=value; and "name": "value"
		{hints: stemsOfNames(), needs: []string{"=", ":"}, judge: isSecretAssignment,
			pattern: `([A-Za-z_][A-Za-z0-9_.-]*)["'\]]*(\s*)(=>|:=|=|:)(\s*)["']?([^\s"'&;,(){}<>$%/*][^\s"'&;,{}<>]*)`},
		// --flag x
		{hints: []string{"pass", "pw", "secret", "token", "key", "auth"}, needs: []string{"=", ",", " ", "\t", "\r", "\n", "\f"}, judge: isSecretFlagged,
			pattern: "(?:^|[\\s'\"(\\[,])--?([A-Za-z][A-Za-z0-9_.-]*)['\"]?(?:=|[\\s,]+)['\"]?([^\\s;&|,'\"$/<>`%{~-][^\\s;&|,'\"\\]]*)"},
		// Authorization: Bearer x
		{hints: []string{"bearer ", "basic ", "token "},
			pattern: `(?i)\b(?:authorization["']?\s*[:=]\s*["']?(?:bearer|basic|token)|^bearer|^basic)\s+["']?([A-Za-z0-9._~+/=-]{2,})`},
		{hints: []string{"key", "token", "secret"}, needs: []string{"x-", "X-"},
			pattern: `(?i)\bx-[a-z0-9-]*(?:api-?key|auth-?token|vault-token|secret|gitlab-token|access-token)["']?\s*[:=]\s*["']?([A-Za-z0-9._~+/=-]{4,})`},
		// a statement of a database
		{hints: []string{"identified", "password"}, pattern: `(?i)\b(?:identified\s+(?:with\s+\S+\s+)?(?:by|as)|password)\s+\\?'([^'$%{\s<][^'\s]*)`},
		// redis.conf
		{hints: []string{"requirepass", "masterauth"}, pattern: `(?i)\b(?:requirepass|masterauth)["']?[\s,=]+["']?([^\s"'$%{</-][^\s"']*)`},
		{hints: []string{"auth-pass", "auth_pass"}, pattern: `(?i)\bauth[-_]pass\s+\S+\s+["']?([^\s"'$%{<-][^\s"']*)`},
	})
}

// accountForms are accounts with their passwords, in a line of their own.
func accountForms() []form {
	return []form{
		// the rules of the users of redis
		{hints: []string{"user "}, pattern: `(?m)^\s*user\s+\S+\s+(?:[^\n]*\s)?[>#]([^\s$%{<]\S+)`},
		// .netrc
		{hints: []string{"machine "}, pattern: `\bmachine\s+\S+\s+login\s+\S+\s+password\s+([^\s$%{<]\S*)`},
	}
}

func stemsOfNames() []string {
	return []string{"pass", "pw", "secret", "token", "key", "credential", "auth", "dsn", "salt", "psk", "pepper", "cookie"}
}

// isSecretAssignment reports whether the name in front of a value is that of a
// secret. In prose a colon stands behind many words; a password follows only one.
func isSecretAssignment(groups []string) bool {
	name, before, sign, after, value := groups[1], groups[2], groups[3], groups[4], groups[5]
	if sign == "=" && before == "" && after != "" {
		return false // --token= serve
	}
	words := wordsOf(name)
	if len(words) == 0 || isSwitch(value) || isLocation(value) || strings.HasPrefix(value, "--") || value == "null" || value == "None" {
		return false
	}
	if sign == ":" {
		return hasPassword(words) && !describes(words) && !isPublic(words)
	}
	return named(words, value) && !isPublic(words)
}

func isSecretFlagged(groups []string) bool {
	words := wordsOf(groups[1])
	return len(words) > 0 && isSecretFlag(words, groups[2])
}
