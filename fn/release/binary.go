package main

import (
	"cmp"
	"debug/buildinfo"
	"fmt"
	"runtime/debug"
	"time"
)

// binary is a program and what the Go linker noted in it.
type binary struct {
	path    string
	info    *debug.BuildInfo
	created time.Time // the commit's time; 1970 when Go did not see the repository
}

func readBinary(path string) (*binary, error) {
	info, err := buildinfo.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading what Go noted in the binary: %w", err)
	}
	b := &binary{path: path, info: info}
	b.created, err = time.Parse(time.RFC3339, cmp.Or(b.setting("vcs.time"), "1970-01-01T00:00:00Z"))
	if err != nil {
		return nil, fmt.Errorf("reading the time of the commit in %s: %w", path, err)
	}
	return b, nil
}

// committed reports whether the binary is that of a commit.
func (b *binary) committed() bool {
	return b.setting("vcs.revision") != "" && b.setting("vcs.modified") == "false"
}

// version returns the version, or nothing when Go did not see the repository.
func (b *binary) version() string {
	if v := b.info.Main.Version; v != "(devel)" {
		return v
	}
	return ""
}

// setting returns a setting of the build, such as GOARCH or vcs.revision.
func (b *binary) setting(key string) string {
	for _, s := range b.info.Settings {
		if s.Key == key {
			return s.Value
		}
	}
	return ""
}
