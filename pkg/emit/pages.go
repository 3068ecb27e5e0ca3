package emit

import (
	"bytes"
	"io"
)

// pages holds what was printed until all of it was, because nothing is written when
// one object can't be. One buffer would be copied each time that it grows, and be half
// empty in the end.
type pages struct {
	bytes.Buffer          // the page that is printed
	full         [][]byte // those before it
}

const pageSize = 64 << 10 // bytes that a page has at least, but for the last

// turn begins another page behind an object when this one is full.
func (p *pages) turn() {
	if p.Len() >= pageSize {
		p.full = append(p.full, bytes.Clone(p.Bytes()))
		p.Reset()
	}
}

// length returns the number of bytes on all pages.
func (p *pages) length() int {
	n := p.Len()
	for _, page := range p.full {
		n += len(page)
	}
	return n
}

// writeTo writes all pages.
func (p *pages) writeTo(w io.Writer) error {
	for _, page := range p.full {
		if _, err := w.Write(page); err != nil {
			return err
		}
	}
	_, err := p.WriteTo(w)
	return err
}
