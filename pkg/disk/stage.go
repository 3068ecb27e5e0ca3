package disk

import (
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
)

// Staged is a file that is whole and not there yet. Of several, all can be staged
// before the first is committed, so that what goes wrong leaves none.
type Staged struct {
	target     *Target
	part, name string
	release    func() // of what a signal would do
}

// Stage writes a file that may be there already under a name of its own. Commit or
// Discard ends it.
func (t *Target) Stage(name string, content io.Reader, mode fs.FileMode) (*Staged, error) {
	old, err := t.root.Lstat(name)
	kept := err == nil
	switch {
	case kept && !old.Mode().IsRegular():
		return nil, t.failed(name, ErrNotRegular)
	case kept:
		mode = old.Mode().Perm() | mode&executable
	case !errors.Is(err, fs.ErrNotExist):
		return nil, t.failed(name, err)
	}
	s := &Staged{target: t, part: ".composesource-" + rand.Text(), name: name}
	if err := t.write(s.part, content, mode, kept || mode&executable != 0); err != nil {
		return nil, t.failed(name, err)
	}
	s.release = onSignal(func() { _ = t.root.Remove(s.part) })
	return s, nil
}

// Chown gives the file to a user and a group.
func (s *Staged) Chown(uid, gid int) error {
	if err := s.target.root.Chown(s.part, uid, gid); err != nil {
		return s.target.failed(s.name, err)
	}
	return nil
}

// Commit gives the file its name, in place of the one that had it.
func (s *Staged) Commit() error {
	defer s.release()
	if err := s.target.root.Rename(s.part, s.name); err != nil {
		return s.target.failed(s.name, errors.Join(Reason(err), s.target.root.Remove(s.part)))
	}
	return nil
}

// Discard takes the file away.
func (s *Staged) Discard() {
	defer s.release()
	_ = s.target.root.Remove(s.part) // what went wrong says more
}
