package lock

import (
	"path"
	"regexp"
	"strconv"
	"time"
)

var (
	digest = regexp.MustCompile(`^sha256:[0-9a-f]{64}$`)
	port   = regexp.MustCompile(`^([0-9]{1,5})/(tcp|udp|sctp)$`)
)

// checks returns the check that a field's tag names: it returns what to write instead of
// a value that can't be used, or nothing.
func checks(name string) func(string) string {
	return map[string]func(string) string{
		"absolute": isAbsolute,
		"digest":   isDigest,
		"duration": isDuration,
		"mode":     isMode,
		"port":     isPort,
	}[name]
}

func isAbsolute(value string) string {
	if !path.IsAbs(value) || path.Clean(value) != value {
		return "use a path such as /var/lib/data"
	}
	return ""
}

func isDigest(value string) string {
	if !digest.MatchString(value) {
		return "use sha256: and 64 digits of 0-9a-f"
	}
	return ""
}

func isDuration(value string) string {
	if d, err := time.ParseDuration(value); err != nil || d < 0 {
		return "use a duration such as 30s"
	}
	return ""
}

func isMode(value string) string {
	if _, err := strconv.ParseUint(value, 8, 12); err != nil {
		return "use octal digits such as '0755'"
	}
	return ""
}

func isPort(value string) string {
	if _, _, ok := splitPort(value); !ok {
		return "use a port such as 8080/tcp"
	}
	return ""
}

// splitPort returns the number and the protocol of a port.
func splitPort(value string) (number int, protocol string, ok bool) {
	parts := port.FindStringSubmatch(value)
	if parts == nil {
		return 0, "", false
	}
	number, _ = strconv.Atoi(parts[1])
	return number, parts[2], number > 0 && number < 1<<16
}
