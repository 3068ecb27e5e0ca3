package reference

import (
	"slices"
	"strings"
)

// host is a known name that may be a host.
type host struct {
	Reference
	ports   []int // behind a colon
	portEnd int   // where that one ends
	whole   bool  // what stands behind it ends it
	bare    bool  // it is whole, and no name that the file defines itself
}

// verdict is what a form says of a name.
type verdict uint8

const (
	other verdict = iota // it is not of this form
	yes                  // it is a host
	no                   // it is of this form, and no host
)

// form is one way to write a host.
type form struct {
	example string // the host is NAME
	in      Form
	key     string // of a Value
	port    string // where it is
	want    int    // the one of the example; 0 when none is known
	is      func(*reader, *host) verdict
}

// forms are the ways to write a host. The first that a name is written in decides.
var forms = []form{
	{"http://NAME/x", Value, "", "behind a colon, or else the scheme's", 80, inURL},
	{"</dev/tcp/NAME/90", Arguments, "", "the next part of the path", 90, inDevice},
	{"see NAME:90", File, "", "behind a colon", 90, withPort},
	{"user:password@tcp(NAME)/app", Value, "", "behind a colon, if any", 0, behindUser},
	{"server NAME weight=5;", File, "", "80 where the directive can do without", 80, inDirective},
	{"nc -z NAME 90", Arguments, "", "the next argument", 90, asArgument},
	{"a NAME b", Value, "X_HOSTS", "behind a colon, which is withPort's", 0, inValue},
	{"hosts: [NAME:90, NAME]", File, "", "behind a colon, which is withPort's", 90, inList},
	{"host=NAME dbname=app port=90", Value, "", "in a setting or flag beside it", 90, inSetting},
	{"NAME, NAME", Value, "TARGETS", "in a variable beside it, which is the caller's", 0, wholeValue},
	{"10.0.0.2 is it", Value, "", "behind a colon, which is withPort's", 0, asAddress},
}

func when(is bool) verdict {
	if is {
		return yes
	}
	return other
}

// inURL: between the "//" and the path.
func inURL(s *reader, h *host) verdict {
	switch {
	case h.Start < s.url.end && s.inAuthority(&h.Reference, h.ports) && (len(h.ports) > 0 || !s.local[h.Name]):
		return yes
	case h.Start < s.url.end, strings.HasPrefix(s.Content[h.End:], "://"):
		return no
	}
	return other
}

// inDevice: of bash.
func inDevice(s *reader, h *host) verdict {
	protocol := s.wordAt(s.at - 2)
	if !s.is(s.at-1, '/') || protocol != "tcp" && protocol != "udp" || !strings.HasSuffix(s.Content[:s.startOf(s.at-2)], "/dev/") {
		return other
	}
	h.Ports, h.UDP = slashPort(s.Content, h.End), protocol == "udp"
	return yes
}

// withPort: name:port, which is no image with its tag.
func withPort(s *reader, h *host) verdict {
	if len(h.ports) == 0 || !s.opens(h.Start) || s.looksLikeTag(h) {
		return other
	}
	h.Ports, h.UDP = append(h.ports, s.zookeeper(h)...), s.overUDP(h.Start, h.portEnd)
	s.listEnd = h.portEnd
	return yes
}

// behindUser: user@name, tcp(name), which is no mail address. What else has a port
// that withPort didn't take is no host in any form.
func behindUser(s *reader, h *host) verdict {
	switch {
	case !s.afterUser(h.Start) || !closes(s.Content, h.End):
		if len(h.ports) > 0 {
			return no
		}
		return other
	case s.isMail(h.Start, h.End):
		return no
	}
	h.Ports, h.UDP = h.ports, s.overUDP(h.Start, h.End)
	return yes
}

// inDirective: of nginx, Caddy and the like.
func inDirective(s *reader, h *host) verdict {
	return when(h.whole && s.directive(&h.Reference))
}

// asArgument: of a command that takes hosts.
func asArgument(s *reader, h *host) verdict {
	return when(h.whole && s.argument(&h.Reference))
}

// inValue: an item of the value of a variable that holds hosts.
func inValue(s *reader, h *host) verdict {
	if !h.bare || !s.hostKey || !s.listItem(h.Start, h.End) {
		return other
	}
	s.listEnd = h.End
	return yes
}

// inList: behind a comma that follows a host.
func inList(s *reader, h *host) verdict {
	if !h.bare || !s.inside() {
		return other
	}
	s.listEnd = h.End
	h.Listed = listed(s.listKey)
	return yes
}

// inSetting: behind the name of a setting or flag that holds hosts.
func inSetting(s *reader, h *host) verdict {
	if !h.bare {
		return other
	}
	key, _ := s.keyOf()
	if key == "" || !HostLike(key) {
		return other
	}
	s.listEnd, s.listKey, h.Key = h.End, key, key
	h.Listed = listed(key)
	h.Ports = s.keyedPort(key, h.End)
	return yes
}

// wholeValue: names are all that there is.
func wholeValue(s *reader, h *host) verdict {
	if !h.bare || !s.names {
		return other
	}
	h.Certain = false
	if NotHost(s.Key) {
		return other
	}
	return yes
}

// asAddress: an address, but no range of addresses.
func asAddress(s *reader, h *host) verdict {
	return when((h.Name[0] <= '9' || h.Name[0] == ':') && isAddress(h.Name) && !strings.HasPrefix(s.Content[h.End:], "/"))
}

// port returns the port of ":PORT" at token i, and where it ends.
func (s *reader) port(i, end int) ([]int, int) {
	if !s.is(i, ':') || s.startOf(i) != end || s.kindAt(i+1) != aNumber {
		return nil, end
	}
	digits := s.wordAt(i + 1)
	sentence := strings.HasSuffix(digits, ".")
	p := number(strings.TrimSuffix(digits, "."))
	if p == 0 || !sentence && s.is(i+2, '@') { // of a password
		return nil, end
	}
	return []int{p}, s.startOf(i+1) + digitsEnd(digits, 0)
}

// looksLikeTag reports whether name:number is rather an image and its tag, or a
// user and its group: postgres:16, image: node:22, user: app:1000.
func (s *reader) looksLikeTag(h *host) bool {
	if key, _ := s.keyOf(); neverHost(key) {
		return true
	}
	return h.ports[0] <= 20 && !s.is(s.at-1, '@')
}

// zookeeper returns the further ports of server.1=NAME:2888:3888;2181.
func (s *reader) zookeeper(h *host) []int {
	key, _ := s.keyOf()
	if !strings.HasPrefix(strings.ToLower(key), "server.") {
		return nil
	}
	more, next := s.port(s.last+3, h.portEnd)
	if len(more) > 0 && strings.HasPrefix(s.Content[next:], ";") {
		if client := number(s.Content[next+1 : digitsEnd(s.Content, next+1)]); client > 0 {
			more = append(more, client)
		}
	}
	return slices.Clip(more)
}
