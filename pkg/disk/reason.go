package disk

import (
	"errors"
	"io/fs"
	"strings"
)

// ErrEscapes says that a link leads out of the directory that may be read or
// written.
var ErrEscapes = errors.New("a link on the way leads out of the directory that may be read")

// Escapes reports whether a path leads out of a root. os.Root has no exported
// error for it.
func Escapes(err error) bool {
	return errors.Is(err, ErrEscapes) || err != nil && strings.Contains(err.Error(), "escapes")
}

// Reason says what an error of the disk is about, without the operation and the
// path that it names.
func Reason(err error) error {
	var path *fs.PathError
	switch {
	case Escapes(err):
		return ErrEscapes
	case errors.As(err, &path):
		return path.Err
	}
	return err
}
