package emit

import "strings"

// printer prints mappings, lists and scalars as kubectl indents them: no anchors, no
// comments.
type printer struct{ pages }

// place is where a value is printed: behind a colon, or behind the dash of an item.
type place struct {
	indent int // of the line with the colon, or of the fields of the item
	item   bool
}

const emptyMapping = " {}\n"

func (p *printer) spaces(n int) {
	const many = "                                "
	for ; n > len(many); n -= len(many) {
		p.WriteString(many)
	}
	p.WriteString(many[:n])
}

// key prints what stands before a value; begun means that its line was begun already.
func (p *printer) key(spelled string, indent int, begun bool) {
	if !begun {
		p.spaces(indent)
	}
	p.WriteString(spelled)
	p.WriteByte(':')
}

// mapping prints a mapping whose fields a function prints, which returns their number.
func (p *printer) mapping(at place, fields func(indent int, begun bool) (int, error)) error {
	start, indent := p.Len(), at.indent
	if !at.item {
		p.WriteByte('\n')
		indent += 2
	}
	n, err := fields(indent, at.item)
	if err == nil && n == 0 {
		p.Truncate(start)
		p.leaf("{}", at)
	}
	return err
}

// sequence prints a list of n items, each by a function that knows its place.
func (p *printer) sequence(n int, at place, item func(i int, at place) error) error {
	if n == 0 {
		p.leaf("[]", at)
		return nil
	}
	if !at.item {
		p.WriteByte('\n')
	}
	for i := range n {
		if i > 0 || !at.item {
			p.spaces(at.indent)
		}
		p.WriteString("- ")
		if err := item(i, place{at.indent + 2, true}); err != nil {
			return err
		}
	}
	return nil
}

// leaf prints what is spelled on one line, and ends the line.
func (p *printer) leaf(spelled string, at place) {
	if !at.item {
		p.WriteByte(' ')
	}
	p.WriteString(spelled)
	p.WriteByte('\n')
}

// text prints a string: a literal block where one holds its lines.
func (p *printer) text(s string, at place) {
	if !strings.Contains(s, "\n") || !literal(s) {
		p.leaf(spell(s), at)
		return
	}
	if indent := at.indent; at.item {
		p.block(s, indent)
	} else {
		p.WriteByte(' ')
		p.block(s, indent+2)
	}
}

// block prints a literal block; its header says how many line feeds end it.
func (p *printer) block(s string, indent int) {
	switch {
	case !strings.HasSuffix(s, "\n"):
		p.WriteString("|-")
	case strings.HasSuffix(s, "\n\n"):
		p.WriteString("|+")
	default:
		p.WriteByte('|')
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(s, "\n"), "\n") {
		p.WriteByte('\n')
		if line != "" {
			p.spaces(indent)
			p.WriteString(line)
		}
	}
	p.WriteByte('\n')
}
