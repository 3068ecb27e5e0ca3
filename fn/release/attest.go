package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
)

// attest writes the statement of provenance of all files and of the image, and the
// checksums of all files, the statement included. Binaries of a work tree that is not
// a commit have no provenance: that is said, and left out.
func attest(dir string, files []string, image subject, all []*binary) error {
	if first := all[0]; slices.ContainsFunc(all, func(b *binary) bool {
		return !b.committed() || b.setting("vcs.revision") != first.setting("vcs.revision")
	}) {
		fmt.Fprintln(os.Stderr, "release: no provenance and no checksums: the binaries are not those of one commit")
		for _, name := range []string{provenanceFile, checksumFile} {
			if err := os.RemoveAll(filepath.Join(dir, name)); err != nil { // of an earlier commit
				return err
			}
		}
		return nil
	}
	var subjects []subject
	for _, file := range files {
		s, err := read(dir, file)
		if err != nil {
			return err
		}
		subjects = append(subjects, s)
	}
	predicate, err := provenanceOf(all[0])
	if err != nil {
		return err
	}
	text, err := statement(slsaProvenance, predicate, append(slices.Clone(subjects), image)...)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, provenanceFile), text, 0o644); err != nil {
		return err
	}
	own, err := read(dir, filepath.Join(dir, provenanceFile))
	if err != nil {
		return err
	}
	var sums bytes.Buffer
	for _, s := range append(subjects, own) {
		fmt.Fprintf(&sums, "%s  %s\n", s.sha256, s.name) // as sha256sum reads it
	}
	return os.WriteFile(filepath.Join(dir, checksumFile), sums.Bytes(), 0o644)
}

// read returns a file as a subject, by its name in the directory.
func read(dir, file string) (subject, error) {
	name, err := filepath.Rel(dir, file)
	if err != nil {
		return subject{}, err
	}
	f, err := os.Open(file)
	if err != nil {
		return subject{}, err
	}
	defer f.Close()
	hash := sha256.New()
	_, err = io.Copy(hash, f)
	return subject{filepath.ToSlash(name), hex.EncodeToString(hash.Sum(nil))}, err
}
