package reference

import (
	"slices"
	"strings"
)

// Listens reports whether a setting of that name holds the address that a program
// itself listens on: BIND_ADDR, KAFKA_LISTENERS, network.host.
func Listens(key string) bool {
	if Advertises(key) || NotHost(key) {
		return false
	}
	switch Normal(key) {
	case "NETWORKHOST", "HTTPHOST", "SERVERHOST", "TRANSPORTHOST", "RPCHOST", "LOCALIP":
		return true
	}
	words := keyWords(key)
	return len(words) > 0 && words[len(words)-1] != "DN" && slices.ContainsFunc(words, func(w string) bool {
		return strings.HasPrefix(w, "LISTEN") || w == "BIND" || strings.HasPrefix(w, "BINDADDR") || w == "BINDHOST" || w == "BINDIP"
	})
}

// Advertises reports whether a setting of that name holds the address that a
// program tells others to find it at.
func Advertises(key string) bool {
	return slices.ContainsFunc(keyWords(key), func(w string) bool {
		return strings.HasPrefix(w, "ADVERTISE") || strings.HasPrefix(w, "ANNOUNCE") || w == "BROADCAST"
	})
}

// role is what the name of a setting says of the address in it.
type role struct{ listens, advertises, public bool }

// role returns what a name says. One value may hold a thousand addresses, and a
// name is split into words once.
func (s *scanner) role(key string) role {
	r, ok := s.roles[key]
	if !ok {
		if s.roles == nil {
			s.roles = map[string]role{}
		}
		r = role{Listens(key), Advertises(key), Public(key)}
		s.roles[key] = r
	}
	return r
}

// settingsOf returns the names of the settings that what starts at i may belong to:
// that of the whole text, the first word of its line, and the option before it.
func (s *scanner) settingsOf(i int) []string {
	const near = 256
	line := s.text[max(0, i-near):i]
	line = line[strings.LastIndexByte(line, '\n')+1:]
	keys := []string{firstWord(line)}
	if s.Form == Value {
		keys[0] = s.Key
	}
	cut := strings.LastIndexAny(line, " \t\x00")
	option := line[cut+1:]
	name, _, set := strings.Cut(option, "=")
	if !set {
		name = line[strings.LastIndexAny(line[:max(cut, 0)], " \t\x00")+1 : max(cut, 0)]
		if !strings.HasPrefix(name, "-") {
			return keys
		}
	}
	return append(keys, strings.TrimLeft(name, "-"))
}

// firstWord returns the first word of a line.
func firstWord(line string) string {
	start := 0
	for start < len(line) && !isWord(line[start]) {
		start++
	}
	return line[start:wordEnd(line, start)]
}
