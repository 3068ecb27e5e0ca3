// Command release assembles what a release of composesource holds out of its
// linux binaries: the container image for all their platforms as an OCI image
// layout, an archive for `docker load` and a CycloneDX SBOM for each.
//
// It needs neither a container engine nor a network. Version, commit, platform
// and dependencies are what the Go linker noted in the binaries, and no clock is
// read, so that the same commit gives the same bytes. It is a module of its own,
// so that its dependencies are not those of composesource. It builds and
// publishes nothing.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	v1 "github.com/google/go-containerregistry/pkg/v1"

	"github.com/google/go-containerregistry/pkg/name"
	"github.com/google/go-containerregistry/pkg/v1/layout"
	"github.com/google/go-containerregistry/pkg/v1/tarball"
)

func main() {
	dir := flag.String("o", ".", "write into this directory")
	image := flag.String("name", "ghcr.io/composesource/composesource:dev", "what docker load calls the image")
	flag.Parse()
	if err := release(*dir, *image, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// release writes into dir, for every binary, BINARY.cdx.json and
// BINARY.image.tar, and the directory image, the OCI layout of all.
func release(dir, image string, paths []string) error {
	tag, err := name.NewTag(image)
	if err != nil {
		return err
	}
	var images []v1.Image
	for _, path := range paths {
		b, err := readBinary(path)
		if err != nil {
			return err
		}
		img, err := b.image()
		if err != nil {
			return fmt.Errorf("making the image of %s: %w", path, err)
		}
		images = append(images, img)
		target := filepath.Join(dir, filepath.Base(path))
		if err := tarball.WriteToFile(target+".image.tar", tag, img); err != nil {
			return err
		}
		if err := b.writeSBOM(target + ".cdx.json"); err != nil {
			return err
		}
	}
	all, err := index(images)
	if err != nil {
		return fmt.Errorf("making the index of the images: %w", err)
	}
	target := filepath.Join(dir, "image")
	if err := os.RemoveAll(target); err != nil { // layers of an earlier commit
		return err
	}
	_, err = layout.Write(target, all)
	return err
}
