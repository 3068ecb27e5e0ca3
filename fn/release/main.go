// Command release assembles what a release of composesource holds out of its
// binaries: for those of linux the container image for all their platforms as an OCI
// image layout, with attestations, and an archive for `docker load` each; for every
// binary a CycloneDX SBOM; and for all of it checksums and a statement of provenance
// in the form of in-toto and SLSA.
//
// It needs neither a container engine nor a network. Version, commit, platform
// and dependencies are what the Go linker noted in the binaries, and no clock is
// read, so that the same commit gives the same bytes. It is a module of its own,
// so that its dependencies are not those of composesource, nor those of actionlint,
// which checks the workflows that run it. It builds, signs and publishes nothing.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/google/go-containerregistry/pkg/name"
	"github.com/google/go-containerregistry/pkg/v1/layout"
	"github.com/google/go-containerregistry/pkg/v1/tarball"
)

func main() {
	dir := flag.String("o", ".", "write into this directory")
	image := flag.String("name", "ghcr.io/composesource/composesource:dev", "what docker load calls the image")
	check := flag.Bool("verify", false, "write nothing: verify the checksums and statements in the directory")
	flag.Parse()
	run := func() error { return release(*dir, *image, flag.Args()) }
	if *check {
		run = func() error { return verify(*dir) }
	}
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// The files of a release beside those of each binary.
const (
	imageDir       = "image" // the OCI layout
	provenanceFile = "provenance.intoto.json"
	checksumFile   = "checksums.txt"
)

// release writes into dir, for every binary, BINARY.cdx.json and, when it is for
// linux, BINARY.image.tar; the OCI layout of all images; and, when the binaries are of
// a commit, what verify reads.
func release(dir, image string, paths []string) error {
	tag, err := name.NewTag(image)
	if err != nil {
		return err
	}
	if len(paths) == 0 {
		return fmt.Errorf("no binary was named")
	}
	var images []platform
	var all []*binary
	var files []string // that were written or named
	for _, path := range paths {
		b, err := readBinary(path)
		if err != nil {
			return err
		}
		all = append(all, b)
		target := filepath.Join(dir, filepath.Base(path))
		if err := b.writeSBOM(target + ".cdx.json"); err != nil {
			return err
		}
		files = append(files, target, target+".cdx.json")
		if b.setting("GOOS") != "linux" {
			continue
		}
		p, err := b.platform(image)
		if err != nil {
			return fmt.Errorf("making the image of %s: %w", path, err)
		}
		images = append(images, p)
		if err := tarball.WriteToFile(target+".image.tar", tag, p.image); err != nil {
			return err
		}
		files = append(files, target+".image.tar")
	}
	digest, err := writeIndex(filepath.Join(dir, imageDir), images)
	if err != nil {
		return err
	}
	return attest(dir, files, subject{image, digest}, all)
}

// writeIndex writes the layout of all images, and returns the digest of their index.
func writeIndex(dir string, images []platform) (string, error) {
	all, err := index(images)
	if err != nil {
		return "", fmt.Errorf("making the index of the images: %w", err)
	}
	if err := os.RemoveAll(dir); err != nil { // layers of an earlier commit
		return "", err
	}
	if _, err := layout.Write(dir, all); err != nil {
		return "", err
	}
	digest, err := all.Digest()
	return digest.Hex, err
}
