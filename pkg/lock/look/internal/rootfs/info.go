package rootfs

// Info is what is at a path of an image, where its links lead.
type Info struct {
	IsDir    bool
	IsEmpty  bool // a directory or a file without anything in it
	UID, GID int64
	Mode     int64 // of Unix, with the sticky bit and its like
}

// Stat describes what is at a path; it isn't ok where nothing is.
func (f *Files) Stat(path string) (Info, bool) {
	n, err := f.walk(path, true)
	if err != nil {
		return Info{}, false
	}
	i := Info{IsDir: n.kind == directory, IsEmpty: n.isEmpty, UID: int64(n.uid), GID: int64(n.gid), Mode: int64(n.mode)}
	if i.IsDir {
		i.IsEmpty = len(n.below) == 0
	}
	return i, true
}

// Runs reports whether whoever is in the image can run the file at a path.
func (f *Files) Runs(path string) bool {
	n, err := f.walk(path, true)
	return err == nil && n.kind == file && !n.isEmpty && n.mode&0o001 != 0
}

// Accounts returns what the account file at a path holds; nothing where there is none.
func (f *Files) Accounts(path string) string {
	n, err := f.walk(path, true)
	if err != nil || n.kind != file {
		return ""
	}
	return n.text
}
