package reference

import "strings"

func isAlnum(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// isWord reports whether c can be part of a name. Bytes beyond ASCII are letters
// of some language and join the word.
func isWord(c byte) bool {
	return isAlnum(c) || c == '_' || c == '-' || c == '.' || c >= 0x80
}

func wordEnd(text string, i int) int {
	for i < len(text) && kinds[text[i]] == aWord {
		i++
	}
	return i
}

const letters = "abcdefghijklmnopqrstuvwxyz46-"

// opens reports whether a name before a port can start at i.
func (s *reader) opens(i int) bool {
	if i == 0 || strings.IndexByte(" \t\r\n\x00\"'`=,;([{|<>", s.Content[i-1]) >= 0 {
		return i == 0 || s.Content[i-1] != '{' || i < 2 || s.Content[i-2] != '$'
	}
	switch s.Content[i-1] {
	case '@':
		return true
	case ':': // TCP:name:port of socat, dial:name:port, but no urn:name:port
		before, start := schemeBefore(s.Content, i-1)
		return len(before) > 1 && before != "urn" && before != "arn" && boundaryBefore(s.Content, start) && strings.Trim(before, letters) == ""
	case '/': // a replica set: rs0/name:port
		return s.hostKey && i < 64 && strings.IndexByte(s.Content[:i-1], '/') < 0
	}
	return false
}

// afterUser reports whether user@ or tcp( stands before i.
func (s *reader) afterUser(i int) bool {
	if strings.HasSuffix(s.Content[:i], "tcp(") || strings.HasSuffix(s.Content[:i], "udp(") {
		return true
	}
	return i > 1 && s.Content[i-1] == '@' && (isWord(s.Content[i-2]) || s.Content[i-2] == ':')
}

// isMail reports whether a name with dots is the domain of a mail address,
// postmaster@mail.example.com. Git@host and user:password@db.example are none.
func (s *reader) isMail(start, end int) bool {
	if s.Content[start-1] != '@' || strings.IndexByte(s.Content[start:end], '.') < 0 {
		return false
	}
	user := start - 1
	for user > 0 && isWord(s.Content[user-1]) {
		user--
	}
	return (end == len(s.Content) || s.Content[end] != '/' && s.Content[end] != ':') &&
		(user == 0 || s.Content[user-1] != ':' || strings.HasSuffix(s.Content[:user], "mailto:"))
}

// overUDP reports whether udp:NAME:PORT, udp(NAME:PORT) or NAME:PORT/udp is
// written around a name and port.
func (s *reader) overUDP(start, end int) bool {
	if rest := s.Content[end:]; strings.HasPrefix(rest, "/udp") && !(len(rest) > 4 && isWord(rest[4])) {
		return true
	}
	if start == 0 || strings.IndexByte(":(", s.Content[start-1]) < 0 {
		return false
	}
	scheme, _ := schemeBefore(s.Content, start-1)
	return datagrams(scheme)
}

// argument decides about NAME PORT behind nc or telnet and where Redis is told whom
// to follow, and about NAME behind what looks it up.
func (s *reader) argument(r *Reference) bool {
	p, head := s.nextNumber(r.End), s.before(64, ";&|\n(")
	if p == 0 && (s.Form == Value || !strings.Contains(head, "ping") && !strings.Contains(head, "nslookup") && !strings.Contains(head, "hosts")) {
		return false // as most
	}
	words := strings.FieldsFunc(head, func(c rune) bool { return strings.ContainsRune(" \t\x00\"'", c) })
	if looksUp(words) {
		return s.Form != Value
	}
	host := p > 0 && follows(words)
	for _, w := range words {
		switch w[strings.LastIndexByte(w, '/')+1:] {
		case "nc", "ncat", "netcat", "telnet", "nc.openbsd", "nc.traditional":
			host = p > 0
		}
		r.UDP = host && (r.UDP || w == "--udp" || flags(w, 'u'))
	}
	if host {
		r.Ports = []int{p}
	}
	return host
}

// looksUp reports whether words end in ping, nslookup or getent hosts. Other
// programs have a ping too, with other options than these.
func looksUp(words []string) bool {
	n := len(words)
	for n > 0 && strings.Trim(words[n-1], "-cqwW0123456789") == "" {
		n--
	}
	switch {
	case n == 0:
		return false
	case n > 1 && words[n-2] == "getent":
		return words[n-1] == "hosts" || words[n-1] == "ahosts"
	}
	return words[n-1] == "ping" || words[n-1] == "nslookup"
}

// nextNumber returns the port that is the next argument behind i, or 0.
func (s *reader) nextNumber(i int) int {
	if i == len(s.Content) || s.Content[i] != ' ' && s.Content[i] != 0 {
		return 0
	}
	end := digitsEnd(s.Content, i+1)
	if end < len(s.Content) && isWord(s.Content[end]) {
		return 0
	}
	return number(s.Content[i+1 : end])
}

// follows reports whether words end in replicaof, slaveof or sentinel monitor GROUP.
func follows(words []string) bool {
	n := len(words)
	if n == 0 {
		return false
	}
	last := strings.ToLower(strings.TrimLeft(words[n-1], "-"))
	return last == "replicaof" || last == "slaveof" || n > 2 && words[n-2] == "monitor" && words[n-3] == "sentinel"
}

// flags reports whether a word is a bundle of short flags that holds one: -zvu.
func flags(word string, flag byte) bool {
	return len(word) > 1 && word[0] == '-' && word[1] != '-' && strings.IndexByte(word, flag) > 0
}

// closes reports whether a host can end at i.
func closes(text string, i int) bool {
	return i == len(text) || strings.IndexByte(" \t\r\n\x00\"'`,;:/)]}|<>?&", text[i]) >= 0
}

// boundaryBefore reports whether a value can start at i.
func boundaryBefore(text string, i int) bool {
	return i == 0 || strings.IndexByte(" \t\r\n\x00\"'`,;([{|<>&", text[i-1]) >= 0
}

// boundaryAfter reports whether the value that ends at i is complete there.
func boundaryAfter(text string, i int) bool {
	return i == len(text) || strings.IndexByte(" \t\r\n\x00\"'`,;)]}|<>&", text[i]) >= 0
}
