package secret

import (
	"regexp"
	"slices"
	"strings"
)

var (
	// PASSWORD=x, scheme://user:x@, mysqladmin -px and redis-cli -a x on a command
	// line, where x is neither a variable nor a path
	writtenOutPattern = regexp.MustCompile("(?i)(?:password|passwd|(?:^|[^a-z])(?:pass|pwd))=['\"]?([^\\s;&,'\"$/<`-][^\\s;&,'\"]*)" +
		"|[a-z][a-z0-9+.-]*://[^\\s/?#@:]*:([^\\s/?#@$][^\\s/?#@]*)@" +
		"|\\b(?:(?:mysql|mariadb)[a-z-]*\\s(?:[^|;&]*\\s)?(?-i:-p)|redis-cli\\s(?:[^|;&]*\\s)?(?-i:-a)\\s+)['\"]?([^\\s'\"$<`][^\\s'\"]*)")
	// --flag x and -flag=x, the same
	flagPattern = regexp.MustCompile("(?:^|[\\s'\"(=])--?([A-Za-z][A-Za-z0-9_.-]*)['\"]?(?:=|\\s+)['\"]?([^\\s;&|,'\"$/<>`%{~-][^\\s;&|,'\"]*)")
)

// InCommand reports whether a command line holds a password itself, and not a
// variable or the path of a file.
func InCommand(line string) bool {
	for _, m := range writtenOutPattern.FindAllStringSubmatch(line, -1) {
		if value := m[1] + m[2] + m[3]; !isSwitch(value) {
			return true
		}
	}
	for _, m := range flagPattern.FindAllStringSubmatch(line, -1) {
		if isSecretFlag(wordsOf(m[1]), m[2]) {
			return true
		}
	}
	return false
}

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
	case hasAny(last, "SECRET", "TOKEN", "APIKEY", "ACCESSKEY", "SECRETKEY"), strings.HasSuffix(strings.Join(words, " "), "ROOT TOKEN ID"):
		return !isNumber(value)
	default:
		return len(words) > 1 && last[0] == "KEY" && !isNumber(value) &&
			slices.Contains([]string{"API", "ACCESS", "SECRET", "MASTER", "ENCRYPTION"}, words[len(words)-2])
	}
}
