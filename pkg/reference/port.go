package reference

import (
	"slices"
	"strconv"
	"strings"
)

// portAfter returns the port of ":PORT" at i and where it ends. Digits that go
// on as a word, or end a user's password (name:1234@host), are no port.
func portAfter(text string, i int) ([]int, int) {
	if i >= len(text) || text[i] != ':' {
		return nil, i
	}
	end := digitsEnd(text, i+1)
	p := number(text[i+1 : end])
	if p == 0 || end < len(text) && (text[end] == '@' || isWord(text[end]) && !sentenceEnd(text, end)) {
		return nil, i
	}
	return []int{p}, end
}

// sentenceEnd reports whether the dot at i ends a sentence.
func sentenceEnd(text string, i int) bool {
	return text[i] == '.' && (i+1 == len(text) || !isWord(text[i+1]))
}

// slashPort returns the port of "/PORT" at i, as in /dev/tcp/NAME/PORT.
func slashPort(text string, i int) []int {
	if i < len(text) && text[i] == '/' {
		if p := number(text[i+1 : digitsEnd(text, i+1)]); p > 0 {
			return []int{p}
		}
	}
	return nil
}

// flagPort returns the port of -p, -P or --port in the command around a host:
// behind it, or else before it.
func (s *reader) flagPort(end int) []int {
	const near, command = 256, ";&|\n"
	if p := portFlag(s.behind(end, near, command)); p != nil {
		return p
	}
	return portFlag(s.before(near, command))
}

// OwnPort returns the port that a command is told to listen on, or a client to
// dial, by -p, -P or --port; 0 when it is not.
func OwnPort(arguments []string) int {
	for _, p := range portFlag(strings.Join(arguments, Separator)) {
		return p
	}
	return 0
}

func portFlag(command string) []int {
	if !strings.Contains(command, "-p") && !strings.Contains(command, "-P") {
		return nil // most have none, and splitting is dear
	}
	before := ""
	for word := range strings.FieldsFuncSeq(command, separates) {
		value, found := strings.CutPrefix(word, "-P") // of mysql; -pVALUE is its password
		switch before {
		case "-p", "-P", "--port", "-port":
			value, found = word, true
		}
		if p := number(value); p > 0 && found {
			return []int{p}
		}
		before = word
	}
	return nil
}

// keyedPort returns the port that goes with a host behind key: NAME,1433 of SQL
// Server, port=5432 of a connection string, a --port flag of a command.
func (s *reader) keyedPort(key string, end int) []int {
	rest := s.behind(end, 256, "\n\x00")
	if rest != "" && rest[0] == ',' {
		if stop := digitsEnd(rest, 1); stop == len(rest) || !isWord(rest[stop]) {
			if p := number(rest[1:stop]); p > 0 {
				return []int{p}
			}
		}
	}
	if p := s.settingPort(key, end); len(p) > 0 {
		return p
	}
	if s.Form != Value {
		if p := s.flagPort(end); p != nil {
			return p
		}
	}
	for i := s.last + 1; i < len(s.tokens) && s.endOf(i) <= end+256 && !s.any(i, "\n\x00"); i++ {
		if s.is(i+1, '=') && strings.EqualFold(s.wordAt(i), "port") && s.startOf(i) > end {
			from := s.endOf(i + 1)
			if p := number(s.Content[from:digitsEnd(s.Content, from)]); p > 0 {
				return []int{p}
			}
			break
		}
	}
	return nil
}

// settingPort returns the port that a setting beside the one called key holds, as
// in "host": "NAME", "port": 5432 or in address: NAME and port_value: 80 on the
// next line. The one that follows is meant, or else the last one before.
func (s *reader) settingPort(key string, end int) []int {
	const near = 160
	keys := append(PortKeys(key), "PORTVALUE")
	if p := portSettings(s.behind(end, near, ""), keys); len(p) > 0 {
		return p[:1]
	}
	p := portSettings(s.before(near, ""), keys)
	return p[max(0, len(p)-1):]
}

// portSettings returns the ports in the settings of a text that keys names.
func portSettings(text string, keys []string) []int {
	if !strings.Contains(text, "ort") && !strings.Contains(text, "ORT") {
		return nil // as portFlag
	}
	var ports []int
	before := ""
	for word := range strings.FieldsFuncSeq(text, separates) {
		if p := number(word); p > 0 && slices.Contains(keys, Normal(before)) {
			ports = append(ports, p)
		}
		before = word
	}
	return ports
}

// separates reports whether a character stands between settings and their values.
func separates(r rune) bool {
	switch r {
	case ' ', '\t', '\r', '\n', 0, '"', '\'', '=', ':', ',', ';', '{', '}', '(', ')', '<', '>':
		return true
	}
	return false
}

func digitsEnd(text string, i int) int {
	for i < len(text) && text[i] >= '0' && text[i] <= '9' {
		i++
	}
	return i
}

// number returns the port in s, or 0.
func number(s string) int {
	if len(s) == 0 || len(s) > 5 || s[0] > '9' || s[0] < '0' && s[0] != '+' {
		return 0
	}
	p, err := strconv.Atoi(s)
	if err != nil || p < 1 || p > 65535 {
		return 0
	}
	return p
}
