package build

import (
	"errors"
	"path/filepath"

	"sigs.k8s.io/kustomize/kyaml/filesys"
)

// readOnly has the methods of a file system of which a build makes no use. None
// of them does anything.
type readOnly struct{}

var errReadOnly = errors.New("a build only reads files")

func (readOnly) Create(string) (filesys.File, error)  { return nil, errReadOnly }
func (readOnly) Mkdir(string) error                   { return errReadOnly }
func (readOnly) MkdirAll(string) error                { return errReadOnly }
func (readOnly) RemoveAll(string) error               { return errReadOnly }
func (readOnly) WriteFile(string, []byte) error       { return errReadOnly }
func (readOnly) Open(string) (filesys.File, error)    { return nil, errReadOnly }
func (readOnly) ReadDir(string) ([]string, error)     { return nil, errReadOnly }
func (readOnly) Glob(string) ([]string, error)        { return nil, errReadOnly }
func (readOnly) Walk(string, filepath.WalkFunc) error { return errReadOnly }
