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
	for i < len(text) && isWord(text[i]) {
		i++
	}
	return i
}

const letters = "abcdefghijklmnopqrstuvwxyz46-"

// opens reports whether a name before a port can start at i.
func (s *scanner) opens(i int) bool {
	if i == 0 || strings.IndexByte(" \t\r\n\x00\"'`=,;([{|<>", s.text[i-1]) >= 0 {
		return i == 0 || s.text[i-1] != '{' || i < 2 || s.text[i-2] != '$'
	}
	switch s.text[i-1] {
	case '@':
		return true
	case ':': // TCP:name:port of socat, dial:name:port, but no urn:name:port
		before, start := schemeBefore(s.text, i-1)
		return len(before) > 1 && before != "urn" && before != "arn" && s.boundaryBefore(start) && strings.Trim(before, letters) == ""
	case '/': // a replica set: rs0/name:port
		return s.hostKey && i < 64 && strings.IndexByte(s.text[:i-1], '/') < 0
	}
	return false
}

// closes reports whether a host can end at i.
func (s *scanner) closes(i int) bool {
	return i == len(s.text) || strings.IndexByte(" \t\r\n\x00\"'`,;:/)]}|<>?&", s.text[i]) >= 0
}

func (s *scanner) boundaryBefore(i int) bool {
	return i == 0 || strings.IndexByte(" \t\r\n\x00\"'`,;([{|<>&", s.text[i-1]) >= 0
}

// boundaryAfter reports whether the value that ends at i is complete there.
func (s *scanner) boundaryAfter(i int) bool {
	return i == len(s.text) || strings.IndexByte(" \t\r\n\x00\"'`,;)]}|<>&", s.text[i]) >= 0
}

// afterUser reports whether user@ or tcp( stands before i.
func (s *scanner) afterUser(i int) bool {
	if strings.HasSuffix(s.text[:i], "tcp(") || strings.HasSuffix(s.text[:i], "udp(") {
		return true
	}
	return i > 1 && s.text[i-1] == '@' && (isWord(s.text[i-2]) || s.text[i-2] == ':')
}

// isMail reports whether a name with dots is the domain of a mail address,
// postmaster@mail.example.com. Git@host and user:password@db.example are none.
func (s *scanner) isMail(start, end int) bool {
	if s.text[start-1] != '@' || strings.IndexByte(s.text[start:end], '.') < 0 {
		return false
	}
	user := start - 1
	for user > 0 && isWord(s.text[user-1]) {
		user--
	}
	return (end == len(s.text) || s.text[end] != '/' && s.text[end] != ':') &&
		(user == 0 || s.text[user-1] != ':' || strings.HasSuffix(s.text[:user], "mailto:"))
}

func (s *scanner) afterDevTCP(i int) bool {
	return strings.HasSuffix(s.text[:i], "/dev/tcp/") || strings.HasSuffix(s.text[:i], "/dev/udp/")
}

// keyBefore returns the name of the setting or flag whose value starts at i. List
// is true when the value goes on after a comma that follows a host.
func (s *scanner) keyBefore(i int) (key string, list bool) {
	j := i
	for j > 0 && (s.text[j-1] == '"' || s.text[j-1] == '\'') {
		j--
	}
	quoted := j < i
	if j > 0 && s.text[j-1] == '[' {
		quoted = true
		j--
	}
	spaces := j
	for j > 0 && (s.text[j-1] == ' ' || s.text[j-1] == '\t') {
		j--
	}
	if strings.HasSuffix(s.text[:j], "=tcp:") { // of SQL Server
		j -= len("tcp:")
	}
	if j == 0 {
		return "", false
	}
	switch c := s.text[j-1]; {
	case c == ',' && s.listEnd > 0 && (s.listEnd == j-1 || s.listEnd == j-2 && strings.IndexByte("\"'", s.text[j-2]) >= 0):
		return "", true
	case c == '=', c == '>' && strings.HasSuffix(s.text[:j], "=>"):
		return s.name(j - 1), false
	case c == '>' && s.Form == File:
		return s.element(j - 1), false
	case c == ':' && (quoted || j < spaces) && s.Form != Arguments:
		return s.name(j - 1), false
	case c == ',' && quoted && s.Form == File:
		return s.parameter(j - 1), false
	case j < spaces, c == 0:
		return s.flag(j), false
	}
	return "", false
}

// element returns the name of the XML element whose start tag ends at i.
func (s *scanner) element(i int) string {
	start := i
	for start > 0 && isWord(s.text[start-1]) {
		start--
	}
	if start == 0 || s.text[start-1] != '<' {
		return ""
	}
	return s.text[start:i]
}

// parameter returns the quoted first parameter of a call, whose second starts
// behind the comma at i: of define('DB_HOST', 'NAME') it is DB_HOST.
func (s *scanner) parameter(i int) string {
	name := s.name(i)
	before := strings.TrimRight(s.text[max(0, i-len(name)-8):i], " \t\"'")
	before = strings.TrimRight(strings.TrimSuffix(before, name), " \t\"'")
	if name == "" || !strings.HasSuffix(before, "(") {
		return ""
	}
	return name
}

// name returns the name that ends at i, before blanks and quotes.
func (s *scanner) name(i int) string {
	for i > 0 && strings.IndexByte(" \t\"'=]", s.text[i-1]) >= 0 {
		i--
	}
	start := i
	for start > 0 && isWord(s.text[start-1]) {
		start--
	}
	key := s.text[start:i]
	if strings.EqualFold(key, "source") && strings.EqualFold(s.text[max(0, start-len("data ")):start], "data ") {
		return "data_source"
	}
	return strings.TrimLeft(key, "-")
}

// flag returns the name of the flag that ends before the blank or separator at i.
func (s *scanner) flag(i int) string {
	if s.text[i-1] == 0 {
		i--
	}
	start := i
	for start > 0 && isWord(s.text[start-1]) {
		start--
	}
	word := s.text[start:i]
	if strings.HasPrefix(word, "--") || word == "-h" || word == "-host" || word == "-H" && s.Form == Arguments || strings.HasPrefix(word, "-") && (Listens(word) || Advertises(word)) {
		return strings.TrimLeft(word, "-")
	}
	return ""
}

// overUDP reports whether udp:NAME:PORT, udp(NAME:PORT) or NAME:PORT/udp is
// written around a name and port.
func (s *scanner) overUDP(start, end int) bool {
	if rest := s.text[end:]; strings.HasPrefix(rest, "/udp") && !(len(rest) > 4 && isWord(rest[4])) {
		return true
	}
	if start == 0 || strings.IndexByte(":(", s.text[start-1]) < 0 {
		return false
	}
	scheme, _ := schemeBefore(s.text, start-1)
	return datagrams(scheme)
}

// argument decides about NAME PORT behind nc or telnet and where Redis is told whom
// to follow, and about NAME behind what looks it up.
func (s *scanner) argument(r *Reference) bool {
	head := s.text[max(0, r.Start-64):r.Start]
	if cut := strings.LastIndexAny(head, ";&|\n("); cut >= 0 {
		head = head[cut+1:]
	}
	words := strings.FieldsFunc(head, func(c rune) bool { return strings.ContainsRune(" \t\x00\"'", c) })
	if looksUp(words) {
		return s.Form != Value
	}
	p := s.nextNumber(r.End)
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
func (s *scanner) nextNumber(i int) int {
	if i == len(s.text) || s.text[i] != ' ' && s.text[i] != 0 {
		return 0
	}
	end := digitsEnd(s.text, i+1)
	if end < len(s.text) && isWord(s.text[end]) {
		return 0
	}
	return number(s.text[i+1 : end])
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
