package secret

import (
	"slices"
	"strings"
)

// isSecretFlag reports whether the last words of a flag's name are those of a
// secret: --cookie-secret, not --secret-name. What follows --no-password isn't
// its value.
func isSecretFlag(words []string, value string) bool {
	last := words[len(words)-1:]
	switch {
	case isSwitch(value), isLocation(value), describes(words), slices.Contains([]string{"NO", "SKIP", "DISABLE", "WITHOUT"}, words[0]):
		return false
	case hasPassword(last), hasAny(last, "REQUIREPASS", "MASTERAUTH"):
		return true
	case hasAny(last, "SECRET", "TOKEN", "APIKEY", "ACCESSKEY", "SECRETKEY", "AUTHTOKEN", "AUTHKEY", "PASSPHRASE"), strings.HasSuffix(strings.Join(words, " "), "ROOT TOKEN ID"):
		return !isNumber(value)
	default:
		return len(words) > 1 && last[0] == "KEY" && !isNumber(value) &&
			slices.Contains([]string{"API", "ACCESS", "SECRET", "MASTER", "ENCRYPTION"}, words[len(words)-2])
	}
}
