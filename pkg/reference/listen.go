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
	words := keyWords(key)
	switch strings.Join(words, "") {
	case "NETWORKHOST", "HTTPHOST", "SERVERHOST", "TRANSPORTHOST", "RPCHOST", "LOCALIP":
		return true
	}
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
func (s *reader) role(key string) role {
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
