package rootfs

import (
	"io"

	"github.com/composesource/composesource/pkg/limit"
)

// Budget is what may still be read of an image.
type Budget struct {
	bytes, entries, names int64
}

// NewBudget returns what the limits allow for one image of so many megabytes.
func NewBudget(megabytes int) *Budget {
	return &Budget{
		bytes:   int64(megabytes) << 20,
		entries: int64(limit.ImageEntries.Max()),
		names:   int64(limit.ImageNames.Max()),
	}
}

// Reader returns a reader that counts what is read, and refuses what is too much.
func (b *Budget) Reader(r io.Reader) io.Reader { return &counted{r, b} }

type counted struct {
	io.Reader
	*Budget
}

func (c *counted) Read(p []byte) (int, error) {
	if c.bytes < 0 {
		return 0, &limit.Exceeded{Limit: limit.ImageMegabytes}
	}
	n, err := c.Reader.Read(p)
	c.bytes -= int64(n)
	return n, err
}

// spend takes one entry with its names.
func (b *Budget) spend(names int) error {
	b.entries--
	b.names -= int64(names)
	switch {
	case b.entries < 0:
		return &limit.Exceeded{Limit: limit.ImageEntries}
	case b.names < 0:
		return &limit.Exceeded{Limit: limit.ImageNames}
	}
	return nil
}
