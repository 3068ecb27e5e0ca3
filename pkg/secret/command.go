package secret

import "regexp"

// --requirepass x, PASSWORD=x, scheme://user:x@, mysqladmin -px and redis-cli -a x
// on a command line, where x is neither a variable nor a path
var writtenOutPattern = regexp.MustCompile("(?i)(?:--?(?:requirepass|password|pass)[ =]|(?:password|passwd|(?:^|[^a-z])(?:pass|pwd))=)['\"]?([^\\s;&,'\"$/<`-][^\\s;&,'\"]*)" +
	"|[a-z][a-z0-9+.-]*://[^\\s/?#@:]*:([^\\s/?#@$][^\\s/?#@]*)@" +
	"|\\b(?:(?:mysql|mariadb)[a-z-]*\\s(?:[^|;&]*\\s)?(?-i:-p)|redis-cli\\s(?:[^|;&]*\\s)?(?-i:-a)\\s+)['\"]?([^\\s'\"$<`][^\\s'\"]*)")

// InCommand reports whether a command line holds a password itself, and not a
// variable or the path of a file.
func InCommand(line string) bool {
	for _, m := range writtenOutPattern.FindAllStringSubmatch(line, -1) {
		if value := m[1] + m[2] + m[3]; !isSwitch(value) {
			return true
		}
	}
	return false
}
