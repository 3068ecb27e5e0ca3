package lock

import (
	"errors"
	"io/fs"

	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
	"github.com/composesource/composesource/pkg/strict"
)

// Given is a lock file that somebody hands over: kpt has it among the items of a
// package, as another function may have left it.
type Given struct {
	Text []byte
	File string
}

// Load reads the lock file that was handed over, or else the one at the root of a
// project. It returns nil where there is none, and where the report says what is wrong.
func Load(root fs.FS, given *Given, r *report.Report) *Book {
	if given != nil {
		return Read(given.Text, strict.Origin{File: given.File}, r)
	}
	at := report.Position{File: Name}
	info, err := fs.Stat(root, Name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err == nil && !info.Mode().IsRegular():
		err = errors.New("it is no file")
	case err == nil && info.Size() > int64(limit.LockBytes.Max()):
		r.Add(report.LimitExceeded, at, "", limit.LockBytes.What(), limit.LockBytes.Max())
		return nil
	case errors.Is(err, fs.ErrPermission):
		err = errors.New("permission denied")
	}
	var text []byte
	if err == nil {
		text, err = fs.ReadFile(root, Name)
	}
	if err != nil {
		r.Add(report.LockUnreadable, at, "", err.Error())
		return nil
	}
	return Read(text, strict.Origin{File: Name, Lines: true}, r)
}
