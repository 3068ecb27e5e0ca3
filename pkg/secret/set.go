package secret

import "strings"

// Set finds known texts in others, all in one pass, whatever the case of their
// letters (a name made of a secret is in lower case): the automaton of Aho and
// Corasick. Cost is linear in the text, however many are known.
type Set struct {
	texts []string // by their number
	nodes []node
	next  map[edge]int32 // what follows a node on a letter
	first [256]bool      // how a text may begin
}

// node is a beginning of some text.
type node struct {
	fail    int32 // the longest other beginning that this one ends in
	text    int32 // the number of the text that ends here, -1 for none
	shorter int32 // the nearest node on the way of fail where a text ends
	depth   int32
}

type edge struct {
	from   int32
	letter byte
}

// maxKnown is how much of a text is looked for: what begins like that is it.
const maxKnown = 256

// Match is a text of the set at text[Start:End].
type Match struct {
	Start, End int
	Number     int // of the text
}

// NewSet returns the set of texts, none of which may be empty.
func NewSet(texts []string) *Set {
	s := &Set{texts: texts, nodes: []node{{text: -1}}, next: map[edge]int32{}}
	for i, text := range texts {
		s.insert(int32(i), text[:min(len(text), maxKnown)])
	}
	s.link()
	return s
}

func (s *Set) insert(number int32, text string) {
	s.first[lower(text[0])] = true
	at := int32(0)
	for i := range len(text) {
		e := edge{at, lower(text[i])}
		to, ok := s.next[e]
		if !ok {
			to = int32(len(s.nodes))
			s.nodes = append(s.nodes, node{text: -1, depth: int32(i + 1)})
			s.next[e] = to
		}
		at = to
	}
	if s.nodes[at].text < 0 {
		s.nodes[at].text = number
	}
}

// link finds, for every node, where to go on when no letter fits. A node's number
// is larger than its parent's but says nothing of its depth, so the nodes are
// taken by depth.
func (s *Set) link() {
	levels := make([][]edge, maxKnown+1)
	for e := range s.next {
		levels[s.nodes[e.from].depth] = append(levels[s.nodes[e.from].depth], e)
	}
	for _, level := range levels {
		for _, e := range level {
			n := s.next[e]
			if e.from != 0 {
				s.nodes[n].fail = s.step(s.nodes[e.from].fail, e.letter)
			}
			f := s.nodes[n].fail
			if s.nodes[n].shorter = s.nodes[f].shorter; s.nodes[f].text >= 0 {
				s.nodes[n].shorter = f
			}
		}
	}
}

func (s *Set) step(at int32, letter byte) int32 {
	for {
		if to, ok := s.next[edge{at, letter}]; ok {
			return to
		}
		if at == 0 {
			return 0
		}
		at = s.nodes[at].fail
	}
}

// Find returns where texts of the set stand, in order; of those that overlap the
// first, of those that begin at one place the longest.
func (s *Set) Find(text string) []Match {
	var found []Match
	if len(s.texts) == 0 {
		return nil
	}
	at := int32(0)
	for i := range len(text) {
		letter := lower(text[i])
		if at == 0 && !s.first[letter] {
			continue
		}
		at = s.step(at, letter)
		for n := at; n > 0; n = s.nodes[n].shorter {
			if s.nodes[n].text >= 0 {
				found = keep(found, Match{i + 1 - int(s.nodes[n].depth), i + 1, int(s.nodes[n].text)})
				break // a shorter one ends here too, and so inside it
			}
		}
	}
	for i, m := range found {
		if whole := s.texts[m.Number]; len(whole) > maxKnown && strings.HasPrefix(text[m.Start:], whole) {
			found[i].End = m.Start + len(whole)
		}
	}
	return found
}

// keep adds a match that ends behind all others.
func keep(found []Match, m Match) []Match {
	for len(found) > 0 && m.Start <= found[len(found)-1].Start {
		found = found[:len(found)-1]
	}
	if len(found) > 0 && m.Start < found[len(found)-1].End {
		return found
	}
	return append(found, m)
}

func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b + 'a' - 'A'
	}
	return b
}
